/**
 * Lets messages be received between two steps of a long computation. Awaiting a promise does not: sessions resolve without returning to the
 * event loop. A message to oneself does, without the 4 ms of nested timers.
 */

const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.onmessage = () => waiting.shift()?.();

export function yieldToMessages(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve);
    port2.postMessage(null);
  });
}
