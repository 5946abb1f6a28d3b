/** The page of models: stored and available models, adding models, and the storage in use. */

import { useComputed } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ModelNews } from '../../app/models/install-jobs.ts';
import type { ModelCard } from '../../app/models/model-cards.ts';
import { modelName } from '../../i18n/format.ts';
import { news as newsWords, words } from '../../i18n/models.ts';
import { useKeptFocus } from '../parts/keep-focus.ts';
import { PageFrame } from '../parts/page-frame.tsx';
import { SectionHead } from '../parts/section-head.tsx';
import { ModelsAdd } from './add-model.tsx';
import { ModelItem } from './model-card.tsx';
import { ModelsStorage } from './storage-use.tsx';
import { ModelsUnreadable } from './unreadable-storage.tsx';
import './models.css';
import type { ModelsPanel } from '../../app/models/models-panel.ts';

interface ModelsPageProps {
  work: ModelsPanel;
}

export function ModelsPage({ work }: ModelsPageProps) {
  const root = useRef<HTMLDivElement>(null);
  useKeptFocus(root);
  useEffect(() => {
    work.isOpen.value = true;
    void work.refresh();
    return () => {
      work.isOpen.value = false;
    };
  }, [work]);
  const cards = work.cards.value;
  const here = cards.filter(isHere);
  const others = cards.filter((card) => !isHere(card));
  return (
    <PageFrame title={words.title}>
      <div class="models" ref={root} tabIndex={-1}>
        <section class="settings-group">
          <SectionHead title={words.here} help={words.intro} />
          <ModelsUnreadable work={work} />
          <ModelList cards={here} work={work} />
        </section>
        <section class="settings-group">
          <SectionHead title={words.available} help={others.length > 0 ? words.availableHelp : words.none} />
          <ModelList cards={others} work={work} />
        </section>
        <ModelsAdd work={work} />
        <ModelsStorage work={work} />
      </div>
      <News work={work} />
    </PageFrame>
  );
}

/**
 * Whether the card belongs to the stored models. A model stays among the others during its download, so that its card does not move away
 * under the pointer.
 */
function isHere({ isEmbedded, stored }: ModelCard): boolean {
  return isEmbedded || (stored !== null && stored.state !== 'partial');
}

function ModelList({ cards, work }: { cards: readonly ModelCard[]; work: ModelsPanel }) {
  if (cards.length === 0) return null;
  return (
    <ul class="model-list">
      {cards.map((card) => (
        <ModelItem key={card.id} card={card} work={work} />
      ))}
    </ul>
  );
}

/** Announcements for assistive technology: each phase and the outcome once, without numbers. */
function News({ work }: { work: ModelsPanel }) {
  const text = useComputed(() => {
    const news = work.news.value;
    return news ? textOf(news, work.cards.value) : '';
  });
  return (
    <p class="for-readers" role="status">
      {text}
    </p>
  );
}

function textOf({ id, what }: ModelNews, cards: readonly ModelCard[]): string {
  const card = cards.find((each) => each.id === id);
  const name = card?.name ?? modelName(id);
  if (what !== 'failed') return newsWords[what](name);
  const failure = card?.failure;
  return newsWords.failed(name, failure ? words.errorText(failure.error.code).title : '');
}
