/** Events to which any number of listeners subscribe: whoever tells them knows none of those who listen. */

export interface Events<Event> {
  /** The returned function ends it. */
  subscribe(listener: (event: Event) => void): () => void;
}

export interface Emitter<Event> extends Events<Event> {
  emit(event: Event): void;
}

export function createEmitter<Event>(): Emitter<Event> {
  const listeners = new Set<(event: Event) => void>();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    emit(event) {
      for (const listener of [...listeners]) listener(event);
    },
  };
}
