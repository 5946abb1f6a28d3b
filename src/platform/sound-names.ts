/** Files that are sound by what they are called: browsers have no media type for some, and systems hide those in a dialog. */

const extensions = [
  'wav w64 aif aiff aifc au snd caf',
  'mp2 mp3 mp4 m4a m4b aac mov amr wma',
  'ogg oga ogv opus flac webm mka mkv ts',
].flatMap((line) => line.split(' '));

const ends = new RegExp(`\\.(${extensions.join('|')})$`, 'i');

export const isSoundName = (name: string): boolean => ends.test(name);

/** What a file dialog is to offer. */
export const soundsToChoose = ['audio/*', 'video/*', ...extensions.map((extension) => `.${extension}`)].join();
