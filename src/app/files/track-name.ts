/** What a sound track of a file is called. */

import { words } from '../../i18n/files.ts';
import { languageName } from '../../i18n/format.ts';
import type { SoundTrack } from '../../protocol/files.ts';

/** For example Track 2: German, Director, commentary. */
export function trackName({ number, language, name, isCommentary }: SoundTrack): string {
  const about = [language && languageName(language), name, isCommentary && words.commentary].filter(Boolean);
  return about.length > 0 ? words.trackAbout(words.track(number), about.join(', ')) : words.track(number);
}

/** What the text of a file is called, at first. `track`: the one that a person has chosen; undefined where nobody had to. */
export function fileTitle(fileName: string, track: SoundTrack | undefined): string {
  const title = fileName.replace(/\.[^.]+$/, '');
  return track ? `${title} (${trackName(track)})` : title;
}
