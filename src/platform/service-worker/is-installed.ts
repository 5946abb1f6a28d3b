/** Whether this window is one of the installed app, which no link and no form of a site opens, and not a tab of a browser. */
export const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches;
