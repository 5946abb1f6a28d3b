/** How a part of the page runs what may fail: with a notice about it, as `Notices.attempt`, or without. Never rejects. */
export type Attempt = (run: () => Promise<void>) => Promise<void>;

export const silently: Attempt = (run) => run().catch(() => {});
