import { expect, test } from 'vitest';
import { createEmitter } from './emitter.ts';

test('every listener is told, in the order of subscription, until its subscription ends', () => {
  const heard: string[] = [];
  const events = createEmitter<string>();
  events.emit('nobody');
  const stop = events.subscribe((event) => heard.push(`first ${event}`));
  events.subscribe((event) => heard.push(`second ${event}`));
  events.emit('a');
  stop();
  events.emit('b');
  expect(heard).toEqual(['first a', 'second a', 'second b']);
});

test('a listener that ends a subscription while it is told keeps nobody from being told', () => {
  const heard: string[] = [];
  const events = createEmitter<string>();
  const stop = events.subscribe(() => stop());
  events.subscribe((event) => heard.push(event));
  events.emit('a');
  expect(heard).toEqual(['a']);
});
