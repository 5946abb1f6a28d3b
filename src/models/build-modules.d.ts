declare module 'virtual:moonshine-vocabulary' {
  const lines: string;
  export default lines;
}

declare module 'virtual:embedded-graphs' {
  const graphs: import('./embedded-graphs.ts').WrittenGraphs;
  export default graphs;
}
