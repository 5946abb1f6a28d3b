/** Firefox, driven by Marionette: a TCP connection on which `LENGTH:JSON` goes both ways. */

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { commands, type Driver } from './commands.ts';
import { findProgram, Programs, patiently } from './program.ts';

/** What has to be installed: without a sound server, Firefox's audio never begins to run. */
const needed = ['firefox-esr', 'pulseaudio'] as const;

/** The programs that are missing here. */
export const missingForFirefox = (): readonly string[] => needed.filter((name) => !findProgram(name));

const usualPreferences = {
  'marionette.port': 0,
  'media.navigator.permission.disabled': true,
  'media.autoplay.default': 0,
  'media.autoplay.blocking_policy': 0,
  // Nothing but the page is asked of any network.
  'app.normandy.enabled': false,
  'app.update.disabledForTesting': true,
  'browser.safebrowsing.malware.enabled': false,
  'browser.safebrowsing.phishing.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.systemAddon.update.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'services.settings.server': 'data:,',
};

/** Starts Firefox, without a window, with further preferences (about:config). */
export async function openFirefox(preferences: Record<string, unknown> = {}): Promise<Driver> {
  const programs = new Programs();
  const profile = join(programs.home, 'profile');
  const sound = `unix:${join(programs.home, 'pulse.sock')}`;
  mkdirSync(profile);
  const lines = Object.entries({ ...usualPreferences, ...preferences }).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  writeFileSync(join(profile, 'user.js'), lines.join(''));
  programs.start('pulseaudio', [
    ...['-n', '--daemonize=no', '--exit-idle-time=-1'],
    ...['-L', `module-native-protocol-unix socket=${sound.slice('unix:'.length)} auth-anonymous=1`],
    ...['-L', 'module-null-sink sink_name=out'],
  ]);
  programs.start('firefox-esr', ['--headless', '--marionette', '--no-remote', '--profile', profile, 'about:blank'], {
    PULSE_SERVER: sound,
  });
  const wire = await patiently(() => connected(Number(readFileSync(join(profile, 'MarionetteActivePort'), 'utf8'))));
  await wire.ask('WebDriver:NewSession', {});
  return {
    send: (command, parameters) => wire.ask(commands[command].marionette, parameters),
    async close() {
      wire.end();
      await programs.end();
    },
  };
}

interface Wire {
  ask(name: string, parameters: object): Promise<unknown>;
  end(): void;
}

/** `[type, id, error, value]` */
type MarionetteAnswer = [1, number, { message: string } | null, { value?: unknown } | unknown[]];

async function connected(port: number): Promise<Wire> {
  const socket = connect(port, '127.0.0.1');
  const waiting = new Map<number, (answer: MarionetteAnswer) => void>();
  let isGreeted: () => void = () => {};
  const greeting = new Promise<void>((resolve, reject) => {
    isGreeted = resolve;
    socket.once('error', reject);
  });
  let last = 0;
  readPackets(socket, (packet) => {
    if (!Array.isArray(packet)) return isGreeted();
    const answer = packet as MarionetteAnswer;
    waiting.get(answer[1])?.(answer);
    waiting.delete(answer[1]);
  });
  await greeting;
  return {
    async ask(name, parameters) {
      const id = ++last;
      const answered = new Promise<MarionetteAnswer>((resolve) => waiting.set(id, resolve));
      const packet = JSON.stringify([0, id, name, parameters]);
      socket.write(`${Buffer.byteLength(packet)}:${packet}`);
      const [, , error, value] = await answered;
      if (error) throw new Error(`${name}: ${error.message}`);
      return value && 'value' in value ? value.value : value;
    },
    end: () => socket.destroy(),
  };
}

function readPackets(socket: Socket, onPacket: (packet: unknown) => void): void {
  let bytes = Buffer.alloc(0);
  socket.on('data', (more) => {
    bytes = Buffer.concat([bytes, more]);
    for (;;) {
      const colon = bytes.indexOf(':');
      const end = colon + 1 + Number(bytes.subarray(0, Math.max(0, colon)));
      if (colon < 0 || bytes.length < end) return;
      onPacket(JSON.parse(bytes.toString('utf8', colon + 1, end)));
      bytes = bytes.subarray(end);
    }
  });
}
