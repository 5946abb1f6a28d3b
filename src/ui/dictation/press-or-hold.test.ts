import { expect, it } from 'vitest';
import { type Press, type PressEffect, type PressEvent, press, released } from './press-or-hold.ts';

function play(...events: PressEvent[]): PressEffect[] {
  let state: Press = released;
  return events.map((event) => {
    const [next, effect] = press(state, event);
    state = next;
    return effect;
  });
}

const down = (time: number, isActive = false): PressEvent => ({ kind: 'down', time, isActive });
const end = (time: number): PressEvent => ({ kind: 'end', time });

it('leaves a quick tap recording', () => expect(play(down(0), end(120))).toEqual(['start', null]));

it('stops at the second tap, at once', () => {
  expect(play(down(0), end(120), down(5000, true), end(5100))).toEqual(['start', null, 'stop', null]);
});

it('ends push-to-talk with the release', () => expect(play(down(0), end(300))).toEqual(['start', 'stop']));

it('does not stop twice when a stopping press lasts', () => {
  expect(play(down(0, true), end(2000))).toEqual(['stop', null]);
});

it('ignores key repeat, and keeps the time of the first press', () => {
  expect(play(down(0), down(200, true), down(250, true), end(320))).toEqual(['start', null, null, 'stop']);
});

it('takes one end only, though release, blur and hidden may all come', () => {
  expect(play(down(0), end(900), end(901), end(902))).toEqual(['start', 'stop', null, null]);
});
