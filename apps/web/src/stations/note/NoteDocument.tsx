import { clockIn } from '@eupraxia/clinical';
import type { Note, Sentence } from '@eupraxia/clinical/note';
import { useNoteText } from './text.ts';

/** What marks a sentence among the others of its note. */
export const sentenceId = (section: string, index: number): string => `${section}/${index}`;

interface Placed {
  readonly sentence: Sentence;
  readonly index: number;
}

/** Each service begins a paragraph of its own. */
function paragraphs(sentences: readonly Sentence[]): readonly (readonly Placed[])[] {
  const all: Placed[][] = [];
  sentences.forEach((sentence, index) => {
    if (all.length === 0 || sentence.key === 'service') all.push([]);
    all.at(-1)?.push({ sentence, index });
  });
  return all;
}

/** The note as text: every sentence opens what it rests on; a person's own words are dotted. */
export function NoteDocument({
  note,
  zone,
  marked,
  onMark,
}: {
  readonly note: Note;
  /** IANA zone of the clinic, for the times of what could not be read. */
  readonly zone: string;
  readonly marked: string | null;
  readonly onMark: (id: string, sentence: Sentence) => void;
}) {
  const t = useNoteText();
  return (
    <div className="note-text">
      {note.sections
        .filter((section) => section.sentences.length > 0)
        .map((section) => (
          <section key={section.key} aria-label={section.title}>
            <h3>{section.title}</h3>
            {paragraphs(section.sentences).map((sentences) => (
              <p key={sentences[0]?.index}>
                {sentences.map(({ sentence, index }) => {
                  const id = sentenceId(section.key, index);
                  return (
                    <span key={id}>
                      {/* biome-ignore lint/a11y/useSemanticElements: a button element is a block of its own and would break the lines of the text */}
                      <span
                        role="button"
                        tabIndex={0}
                        className={sentence.own === undefined ? 'sentence' : 'sentence sentence-own'}
                        aria-pressed={id === marked}
                        onClick={(event) => {
                          onMark(id, sentence);
                          // Out from under the evidence, where that lies over the note.
                          event.currentTarget.scrollIntoView({ block: 'nearest' });
                        }}
                        onKeyDown={(event) => {
                          if (event.key !== 'Enter' && event.key !== ' ') return;
                          event.preventDefault();
                          onMark(id, sentence);
                        }}
                      >
                        {sentence.text}
                      </span>{' '}
                    </span>
                  );
                })}
              </p>
            ))}
          </section>
        ))}
      {note.unread === undefined ? null : (
        <section aria-label={t('unread')}>
          <h3>{t('unread')}</h3>
          <ul className="note-unread">
            {note.unread.map(({ id, kind, writer, at, hash, acknowledged }) => (
              <li key={id}>
                {clockIn(zone, at, 'seconds')} · {kind} · {t('unreadBy', { writer: writer.slice(-6) })} ·{' '}
                <span className="note-hash">{hash}</span>
                {acknowledged ? ` · ${t('unreadNamed')}` : ''}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
