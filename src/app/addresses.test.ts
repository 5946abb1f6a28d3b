import { expect, it } from 'vitest';
import { pageNames, routeOf, transcriptPath } from './addresses.ts';

it.each([
  ['/', { at: 'dictate' }],
  ['/index.html', { at: 'dictate' }],
  ['/library', { at: 'library', id: null }],
  ['/library/', { at: 'library', id: null }],
  [transcriptPath('a1-b2'), { at: 'library', id: 'a1-b2' }],
  ['/settings', { at: 'settings', section: '' }],
  ['/settings/keys', { at: 'settings', section: 'keys' }],
  ['/help/', { at: 'help', section: '' }],
])('%s', (path, route) => expect(routeOf(path)).toEqual(route));

it('knows a page by each of its names, and nothing below it', () => {
  for (const name of pageNames) {
    expect(routeOf(`/${name}`)).toEqual({ at: name, section: '' });
    if (name !== 'settings') expect(routeOf(`/${name}/more`)).toEqual({ at: 'unknown' });
  }
});

it.each(['/nothing', '/library/a/b', '/settings/keys/more', '/Settings'])('%s is no address', (path) => {
  expect(routeOf(path)).toEqual({ at: 'unknown' });
});
