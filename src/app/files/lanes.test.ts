import { expect, test } from 'vitest';
import { Lanes } from './lanes.ts';

const settle = () => new Promise((resolve) => setTimeout(resolve));

test('so many are at work at a time, and they begin in order', async () => {
  const lanes = new Lanes(2);
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const all = [0, 1, 2, 3].map((work) =>
    lanes.run(async () => {
      begun.push(work);
      await new Promise<void>((end) => {
        ends[work] = end;
      });
      return work;
    }),
  );
  await settle();
  expect(begun).toEqual([0, 1]);
  ends[1]!();
  await settle();
  expect(begun).toEqual([0, 1, 2]);
  ends[0]!();
  await settle();
  ends[2]!();
  ends[3]!();
  expect(await Promise.all(all)).toEqual([0, 1, 2, 3]);
});

test('behind a failure nothing begins, and what had begun ends', async () => {
  const lanes = new Lanes(2);
  const begun: string[] = [];
  const slow = lanes.run(async () => {
    begun.push('slow');
    await settle();
    return 'slow';
  });
  const failing = lanes.run(async () => {
    begun.push('failing');
    throw new Error('no');
  });
  const behind = lanes.run(async () => begun.push('behind'));
  await expect(failing).rejects.toThrow('no');
  await expect(behind).rejects.toThrow('no');
  expect(await slow).toBe('slow');
  expect(begun).toEqual(['slow', 'failing']);
});
