/** The filters of a search: only those that there is something to choose by. */

import type { Signal } from '@preact/signals';
import { dayMs } from '../../core/time.ts';
import { languageName, modelName } from '../../i18n/format.ts';
import { search as words } from '../../i18n/library-panels.ts';
import type { Facets, SearchFilter } from '../../protocol/library.ts';

interface SearchFiltersProps {
  filter: Signal<SearchFilter>;
  /** Null until they are known. */
  facets: Facets | null;
}

type Choices = readonly (readonly [value: string, label: string])[];

const minute = 60;
const lengths: Readonly<Record<string, SearchFilter>> = {
  short: { longest: minute },
  middle: { shortest: minute, longest: 10 * minute },
  long: { shortest: 10 * minute },
};
const days: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30, year: 365 };

export function SearchFilters({ filter, facets }: SearchFiltersProps) {
  const now = filter.value;
  const set = (change: { [Key in keyof SearchFilter]: SearchFilter[Key] | undefined }) => {
    const kept = Object.entries({ ...filter.value, ...change }).filter(([, value]) => value !== undefined);
    filter.value = Object.fromEntries(kept);
  };
  const named = (values: readonly string[] | undefined, label: (value: string) => string): Choices =>
    (values ?? []).map((value) => [value, label(value)]);
  const length = Object.keys(lengths).find((name) => {
    return lengths[name]!.shortest === now.shortest && lengths[name]!.longest === now.longest;
  });
  const period = Object.keys(days).find((name) => now.from === since(days[name]!));
  const languages = named(facets?.languages, (tag) => languageName(tag));
  const models = named(facets?.models, modelName);
  const tags = named(facets?.tags, (tag) => tag);
  return (
    <div class="search-filters">
      <Filter
        label={words.when}
        choices={Object.entries(words.periods)}
        value={period}
        onChange={(name) => set({ from: name ? since(days[name]!) : undefined })}
      />
      <Filter
        label={words.length}
        choices={Object.entries(words.lengths)}
        value={length}
        onChange={(name) => set({ shortest: undefined, longest: undefined, ...(name && lengths[name]) })}
      />
      <Filter
        label={words.source}
        choices={Object.entries(words.sources)}
        value={now.source}
        onChange={(source) => set({ source: source as SearchFilter['source'] })}
      />
      {languages.length > 1 && (
        <Filter
          label={words.language}
          choices={languages}
          value={now.language}
          onChange={(language) => set({ language })}
        />
      )}
      {models.length > 1 && (
        <Filter label={words.model} choices={models} value={now.model} onChange={(model) => set({ model })} />
      )}
      {tags.length > 0 && <Filter label={words.tag} choices={tags} value={now.tag} onChange={(tag) => set({ tag })} />}
      <label class="search-pinned">
        <input
          type="checkbox"
          checked={now.isPinned === true}
          onChange={({ currentTarget }) => set({ isPinned: currentTarget.checked || undefined })}
        />
        {words.pinned}
      </label>
    </div>
  );
}

interface FilterProps {
  label: string;
  choices: Choices;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** The first option is the name of the filter: it means any. */
function Filter({ label, choices, value = '', onChange }: FilterProps) {
  return (
    <select
      aria-label={label}
      class={value === '' ? '' : 'chosen'}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value || undefined)}
    >
      <option value="">{label}</option>
      {choices.map(([of, text]) => (
        <option key={of} value={of}>
          {text}
        </option>
      ))}
    </select>
  );
}

/** The beginning of the day so many days ago, so that it stays the same while the page is open. */
function since(count: number): number {
  return new Date(Date.now() - (count - 1) * dayMs).setHours(0, 0, 0, 0);
}
