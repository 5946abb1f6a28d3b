/** The emoji that can be spoken, by the ids of their commands: they are their own names in every language. */

export const emoji = {
  'emoji-smile': '🙂',
  'emoji-laugh': '😂',
  'emoji-wink': '😉',
  'emoji-sad': '🙁',
  'emoji-heart': '❤️',
  'emoji-thumbs-up': '👍',
  'emoji-thumbs-down': '👎',
  'emoji-clap': '👏',
  'emoji-party': '🎉',
  'emoji-fire': '🔥',
  'emoji-rocket': '🚀',
  'emoji-check': '✅',
};
