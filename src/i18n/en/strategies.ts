/** Strategies of recognition, where they are chosen and where they show. */

export const words = {
  title: 'Strategy',
  label: 'When your words appear',
  names: { ring: 'While you speak', classic: 'When you stop' },
  helps: {
    ring: 'Sentence by sentence. Words that are not certain yet are lighter.',
    classic: 'Everything is recognised at once: best for a few sentences, and nothing to read meanwhile.',
  },
  /** While nothing is written yet. */
  waiting: { ring: 'Speak. Your words appear here.', classic: 'Speak. Your words appear when you stop.' },
  /** On a transcript: how its words came about. */
  written: { ring: 'Written live', classic: 'Written at the end' },
};
