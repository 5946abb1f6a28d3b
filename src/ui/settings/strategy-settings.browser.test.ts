import { signal } from '@preact/signals';
import { h, render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { strategyWords as words } from '../../i18n/transcript.ts';
import { StrategySettings } from './strategy-settings.tsx';

const root = document.createElement('div');

const card = (id: string, wordErrorRate: number) => ({
  id,
  name: id,
  state: 'ready',
  languages: ['en'],
  accuracy: { wordErrorRate },
});

/** Models that are here, the embedded one among them, and the one that is in use. */
function show(cards: ReturnType<typeof card>[], inUse: string, strategy = 'progressive') {
  document.body.append(root);
  const switchTo = vi.fn();
  const panel = { embedded: 'embedded', cards: signal(cards), isRead: signal(true), switchTo };
  const app = {
    models: { open: async () => panel, inUse: signal(inUse), language: signal('en') },
    notices: { attempt: (_: unknown, run: () => Promise<unknown>) => run() },
    settings: signal({ strategy, exactModel: '', spoken: [] }),
  };
  const onChange = vi.fn();
  render(h(StrategySettings, { app, onChange } as unknown as Parameters<typeof StrategySettings>[0]), root);
  return { switchTo, onChange };
}

const [embedded, good, best] = [card('embedded', 12), card('good', 6), card('best', 3)] as const;
const options = () => Array.from(root.querySelectorAll('#exact-model option'), ({ textContent }) => textContent);

afterEach(() => {
  render(null, root);
  root.remove();
});

test.each(['progressive', 'auto'])(
  '%s: the best that is here is suggested by its name, and another can be chosen',
  async (strategy) => {
    show([embedded, good, best], 'embedded', strategy);
    await expect.poll(options).toEqual(['best (the best you have)', 'good', 'best']);
    expect(root.querySelector('button:not([role])')).toBeNull();
  },
);

test('whoever dictates with the best is offered to let the embedded model write first', async () => {
  const { switchTo } = show([embedded, good, best], 'best');
  await expect.poll(() => root.textContent).toContain(words.isBest('best'));
  expect(options()[0]).toBe(words.noExact);
  root.querySelector<HTMLElement>('.field .button')!.click();
  expect(switchTo).toHaveBeenCalledExactlyOnceWith('embedded');
});

test('where there is only one model, there is a way to others', async () => {
  show([embedded], 'embedded');
  await expect.poll(() => root.textContent).toContain(words.noExact);
  expect(root.querySelector('a.button')).not.toBeNull();
  render(null, root);
  show([embedded], 'embedded', 'auto');
  await expect.poll(() => root.textContent).toContain(words.helps.auto);
  expect(root.textContent).not.toContain(words.noExact);
});
