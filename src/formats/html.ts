/**
 * A page of its own, without scripts, in which every word carries its time in the attributes of Hyperaudio
 * (https://github.com/hyperaudio/hyperaudio-lite): `data-m` and `data-d`, where it begins and how long it is, in milliseconds.
 */

import { type Exported, factsOf, paragraphsOf } from './exported.ts';
import { timedPieces } from './timed-pieces.ts';

const style = [
  ':root{color-scheme:light dark}',
  'body{max-width:44rem;margin:3rem auto;padding:0 1.25rem;font:1.125rem/1.6 Georgia,serif}',
  'h1{font-size:1.75rem;line-height:1.2;margin-bottom:.25rem}',
  'header p{font:.875rem system-ui,sans-serif;opacity:.7}',
  'article+article{margin-top:4rem}',
].join('');

export function htmlOf(transcripts: readonly Exported[]): string {
  const [first] = transcripts;
  const language = first?.language || 'und';
  return [
    '<!doctype html>',
    `<html lang="${escaped(language)}">`,
    `<head><meta charset="utf-8"><title>${escaped(first?.title ?? '')}</title>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<style>${style}</style></head>`,
    '<body>',
    ...transcripts.map(article),
    '</body></html>\n',
  ].join('\n');
}

/** Paragraphs alone, for the clipboard: what is pasted takes the look of where it lands. */
export function richTextOf(transcript: Pick<Exported, 'text'>): string {
  return paragraphsOf(transcript)
    .map((paragraph) => `<p>${escaped(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('');
}

function article(transcript: Exported): string {
  const { title, createdAt, language } = transcript;
  const [moment = '', ...facts] = factsOf(transcript).map(escaped);
  const time = `<time datetime="${new Date(createdAt).toISOString()}">${moment}</time>`;
  return [
    `<article${language ? ` lang="${escaped(language)}"` : ''}>`,
    `<header><h1>${escaped(title)}</h1><p>${[time, ...facts].join(' · ')}</p></header>`,
    wordsOf(transcript),
    '</article>',
  ].join('\n');
}

function wordsOf(transcript: Exported): string {
  let html = '<p>';
  for (const [at, { text, start, end, isSpaced, endsParagraph }] of timedPieces(transcript).entries()) {
    if (html.endsWith('</p>\n')) html += '<p>';
    else if (at > 0 && isSpaced) html += ' ';
    const from = Math.round(start * 1000);
    html += `<span data-m="${from}" data-d="${Math.round(end * 1000) - from}">${escaped(text)}</span>`;
    if (endsParagraph) html += '</p>\n';
  }
  return html === '<p>' ? '' : html.trimEnd();
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
