/** Whether the browser may clear what is stored, and the button that asks it not to. */

interface PersistenceProps {
  isGranted: boolean;
  words: { persisted: string; persistedNot: string; persist: string };
  onAsk: () => Promise<void>;
}

export function Persistence({ isGranted, words, onAsk }: PersistenceProps) {
  return (
    <div class="help-with-button">
      <p class="field-help">{isGranted ? words.persisted : words.persistedNot}</p>
      {!isGranted && (
        <button type="button" class="button" onClick={() => void onAsk()}>
          {words.persist}
        </button>
      )}
    </div>
  );
}
