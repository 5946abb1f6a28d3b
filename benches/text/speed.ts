/**
 * What the text pipeline costs: `npx tsx benches/text/speed.ts`. A thousand rules over a thousand words, with everything switched on; and
 * the memory that is taken for a text in which nothing matches, with `node --expose-gc --import tsx benches/text/speed.ts`.
 */

import { seeded } from '../../src/core/random.ts';
import { modes } from '../../src/text/modes.ts';
import { Pipeline } from '../../src/text/pipeline.ts';
import { ruleFrom } from '../../src/text/text-settings.ts';

const wordsInText = 1_000;
const warmUps = 100;
const rounds = 300;

const random = seeded(7);
const syllables =
  'ba be bi bo ka ke ko la le li lo ma me mi mo na ne no ra re ri ro sa se so ta te ti to va ve vo'.split(' ');
const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)]!;
const word = () => Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(syllables)).join('');
const vocabulary = Array.from({ length: 3_000 }, word);
const phrase = () => Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(vocabulary)).join(' ');

const rules = Array.from({ length: 1_000 }, (_, i) => ruleFrom({ id: `rule-${i}`, from: [phrase()], to: `<${i}>` }));
const patterns = Array.from({ length: 20 }, (_, i) =>
  ruleFrom({ id: `pattern-${i}`, from: [`\\b${pick(vocabulary)}(\\d+)\\b`], to: '$1', kind: 'pattern' }),
);

const matched = Array.from({ length: wordsInText }, () => pick(vocabulary)).join(' ');
const spoken = Array.from({ length: wordsInText }, (_, i) =>
  i % 50 === 0 ? pick(['um,', 'twenty three', 'I I', ', comma,', 'five dollars']) : pick(vocabulary),
).join(' ');
const unmatched = Array.from({ length: wordsInText }, () => `${word()}x`).join(' ');

const minutes = modes.minutes;
const quiet = { ...minutes, letterCase: 'recognised', fullStop: 'recognised' } as const;

const cases = [
  {
    name: '1,000 rules, text that they match',
    pipeline: new Pipeline({ settings: minutes, rules, language: 'en' }),
    text: matched,
  },
  {
    name: '1,000 rules, commands, fillers, numbers',
    pipeline: new Pipeline({ settings: minutes, rules, language: 'en' }),
    text: spoken,
  },
  {
    name: '1,000 rules and 20 patterns',
    pipeline: new Pipeline({ settings: minutes, rules: [...rules, ...patterns], language: 'en' }),
    text: spoken,
  },
  {
    name: '1,000 rules, nothing matches',
    pipeline: new Pipeline({ settings: quiet, rules, language: 'en' }),
    text: unmatched,
  },
];

const ms = (value: number) => `${value.toFixed(2)} ms`;
for (const { name, pipeline, text } of cases) {
  for (let i = 0; i < warmUps; i++) pipeline.rewrite(text);
  const times: number[] = [];
  const processor: number[] = [];
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  for (let i = 0; i < rounds; i++) {
    const started = performance.now();
    const { user } = process.cpuUsage();
    pipeline.rewrite(text);
    processor.push((process.cpuUsage().user - user) / 1000);
    times.push(performance.now() - started);
  }
  const bytes = (process.memoryUsage().heapUsed - before) / rounds;
  times.sort((a, b) => a - b);
  processor.sort((a, b) => a - b);
  const changes = pipeline.rewrite(text).changes.length;
  const memory = globalThis.gc && changes === 0 ? `, ${Math.round(bytes)} bytes a text` : '';
  const figures = (all: readonly number[]) => `${ms(all[rounds / 2]!)}, 95 of 100 ${ms(all[rounds * 0.95]!)}`;
  console.log(`${name}: median ${figures(times)}; of the processor ${figures(processor)}; ${changes} changes${memory}`);
}
const started = performance.now();
new Pipeline({ settings: minutes, rules, language: 'en' });
console.log(`compiled in ${ms(performance.now() - started)}`);
