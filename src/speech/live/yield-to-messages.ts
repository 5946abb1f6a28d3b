/**
 * Lets messages in between two steps of a long computation. A promise alone does not: WASM sessions resolve without returning to
 * the event loop. A message to oneself does, without the 4 ms that nested timers cost.
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
