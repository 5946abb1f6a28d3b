/**
 * A server that speaks the transcription API as vLLM 0.32 was heard to: the same shapes, the same CORS, and the same fault at silence. What it
 * says of a piece of sound follows from how loud that is, so that the order of its answers shows nowhere.
 */

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readWav } from '../benches/wav.ts';

export interface AskedPiece {
  /** Peak of the samples in tenths of full scale. */
  loudness: number;
  seconds: number;
  format: string;
  model: string;
  /** How often a piece of this loudness has been asked about with this format, from 1 on. */
  attempt: number;
}

/** `when`: it answers, or dies, once that is so: all connections break, as those of a server that was killed. */
export type Behaviour =
  | { status: number; headers?: Record<string, string> }
  | 'silence'
  | { when: () => boolean; dies?: true };

export interface SpeechServer {
  /** As a person types it. */
  url: string;
  host: string;
  /** Requests with sound, in the order in which they came. */
  asked: AskedPiece[];
  /** Loudness of the pieces that have their text. */
  answered: number[];
  /** Requests that were open at the same time, at most. */
  mostAtOnce(): number;
  /** Bytes of sound in them. */
  bytes(): number;
  close(): Promise<void>;
}

export const wordsOf = (loudness: number): string => `Part ${loudness}.`;

/** `key`: the one that it wants. `behave`: what it does instead of an answer; undefined for an answer at once. */
export async function serveSpeech(
  behave: (piece: AskedPiece) => Behaviour | undefined = () => undefined,
  key = 'secret',
): Promise<SpeechServer> {
  const asked: AskedPiece[] = [];
  const answered: number[] = [];
  let bytes = 0;
  let open = 0;
  let most = 0;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const cors = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'authorization,content-type' };
    const send = (status: number, value: unknown, headers = {}) =>
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(value));
    if (request.method === 'OPTIONS') return void response.writeHead(200, cors).end();
    if (pathname === '/health') return void response.writeHead(200, cors).end();
    // As vLLM: without leave to read it.
    if (request.headers.authorization !== `Bearer ${key}`) return void send(401, { error: 'Unauthorized' });
    if (pathname === '/v1/models') return void send(200, { data: [{ id: 'whisper-nano' }, { id: 'other' }] }, cors);
    if (pathname !== '/v1/audio/transcriptions') return void send(404, { detail: 'Not Found' }, cors);
    const form = await new Request('http://localhost', {
      method: 'POST',
      headers: { 'content-type': request.headers['content-type'] ?? '' },
      body: Buffer.concat(await request.toArray()),
    }).formData();
    const sound = new Uint8Array(await (form.get('file') as File).arrayBuffer());
    const { samples, sampleRate } = readWav(sound);
    const loudness = Math.round(samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0) / 3277);
    const format = String(form.get('response_format'));
    const attempt = asked.filter((one) => one.loudness === loudness && one.format === format).length + 1;
    const [seconds, model] = [samples.length / sampleRate, String(form.get('model'))];
    const piece = { loudness, seconds, format, model, attempt };
    asked.push(piece);
    bytes += sound.length;
    const how = behave(piece);
    if (how === 'silence' && format === 'json') return void send(200, { text: '' }, cors);
    if (how === 'silence') {
      const message = 'tuple index out of range';
      return void send(500, { error: { message, type: 'InternalServerError', param: null, code: 500 } });
    }
    if (how && 'status' in how) return void send(how.status, { error: { message: 'no' } }, { ...cors, ...how.headers });
    while (how && !how.when()) await new Promise((resolve) => setTimeout(resolve, 50));
    if (how?.dies) return void close();
    const text = ` ${wordsOf(loudness)}`;
    const about = { seek: 0, temperature: 0, avg_logprob: -0.08, compression_ratio: 0.96, no_speech_prob: null };
    const segments = [{ id: 0, start: 0, end: seconds - 0.5, text, tokens: [280, 1169], ...about }];
    response.on('finish', () => answered.push(loudness));
    send(200, { duration: seconds, language: 'en', text, segments, words: null }, cors);
  }

  async function close(): Promise<void> {
    const closed = new Promise((ended) => server.close(ended));
    server.closeAllConnections();
    await closed;
  }

  const server = createServer((request, response) => {
    most = Math.max(most, ++open);
    response.on('close', () => open--);
    answer(request, response).catch(() => request.socket.destroy());
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    asked,
    answered,
    mostAtOnce: () => most,
    bytes: () => bytes,
    close,
  };
}
