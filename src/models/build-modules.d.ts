declare module 'virtual:moonshine-vocabulary' {
  const lines: string;
  export default lines;
}
