import type { ItemTraits, NewItemTraits } from '@eupraxia/clinical/chart';
import { useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { Dialog } from '../../kit/Dialog.tsx';
import { Segmented } from '../../kit/Segmented.tsx';
import { useText } from '../../text/en.ts';
import { Picks } from './Picks.tsx';
import { useSafetyText } from './text.ts';
import {
  agents,
  armWeights,
  balances,
  contacts,
  draftOfTraits,
  features,
  isUndescribed,
  isWholeTraits,
  joints,
  legWeights,
  modes,
  positions,
  reaches,
  type TraitsDraft,
  traitsOf,
} from './traits-draft.ts';

const upright: ReadonlySet<string | undefined> = new Set(['standing', 'walking', 'quadruped', 'kneeling', 'floor']);
const firstFeatures = 6;

/** What an exercise without a record does, in a few taps: what it applies, the hands, exertion, position, weight, the rest. */
export function TraitsSheet({
  exerciseId,
  name,
  value,
  by,
  today,
  onSave,
  onClose,
}: {
  /** Of the catalog, or the clinic's own. */
  readonly exerciseId: string;
  readonly name: string;
  readonly value: ItemTraits | undefined;
  /** Who says so: the person who is signed in. */
  readonly by: string;
  readonly today: string;
  readonly onSave: (traits: NewItemTraits) => void;
  readonly onClose: () => void;
}) {
  const t = useSafetyText();
  const common = useText();
  const [draft, setDraft] = useState<TraitsDraft>(() => draftOfTraits(value));
  const [tried, setTried] = useState(false);
  const [all, setAll] = useState(false);
  const set = (part: Partial<TraitsDraft>) => setDraft({ ...draft, ...part });
  const save = () => {
    setTried(true);
    const traits = traitsOf(draft, undescribed, by, today);
    if (traits !== undefined) onSave(traits);
  };
  const undescribed = isUndescribed(exerciseId);
  return (
    <Dialog
      title={t('traits')}
      closeLabel={common('close')}
      onClose={onClose}
      actions={
        <>
          {tried && !isWholeTraits(draft, undescribed) ? (
            <span className="field-error" role="alert">
              {t('traitsMissing')}
            </span>
          ) : null}
          <Button onClick={onClose}>{common('cancel')}</Button>
          <Button kind="ask" onClick={save}>
            {t('saveTraits')}
          </Button>
        </>
      }
    >
      <p className="soft">{t('traitsHint', { name })}</p>
      <Segmented
        label={t('traitsContact')}
        grow={false}
        value={draft.contact}
        onChange={(contact) => set({ contact })}
        options={contacts.map((contact) => ({ value: contact, label: t(`contact-${contact}`) }))}
      />
      <div className="answer-part">
        <Picks
          label={t('traitsAgents')}
          value={draft.agents ?? []}
          onChange={(next) => set({ agents: next })}
          options={agents.map((agent) => ({ value: agent, label: t(`agent-${agent}`) }))}
        />
        <div className="safety-actions">
          <Button
            className={draft.agents?.length === 0 ? 'button-chosen' : undefined}
            aria-pressed={draft.agents?.length === 0}
            onClick={() => set({ agents: [] })}
          >
            {t('traitsAgentsNone')}
          </Button>
        </div>
      </div>
      {undescribed ? <Body draft={draft} onChange={set} /> : null}
      <div className="answer-part">
        <Picks
          label={t('traitsFeatures')}
          value={draft.features}
          onChange={(next) => set({ features: next })}
          options={features
            .filter((one, index) => all || index < firstFeatures || draft.features.includes(one))
            .map((one) => ({ value: one, label: t(`feature-${one}`) }))}
        />
        {all ? null : (
          <div className="safety-actions">
            <Button kind="plain" onClick={() => setAll(true)}>
              {t('traitsFeaturesMore')}
            </Button>
          </div>
        )}
      </div>
    </Dialog>
  );
}

/** What the catalog says of its own exercises: exertion, movements, position, weight and balance. */
function Body({ draft, onChange }: { readonly draft: TraitsDraft; readonly onChange: (part: Partial<TraitsDraft>) => void }) {
  const t = useSafetyText();
  const onFeet = upright.has(draft.position);
  return (
    <>
      <Segmented
        label={t('traitsExertion')}
        value={draft.exertion}
        onChange={(exertion) => onChange({ exertion })}
        options={(['0', '1', '2', '3'] as const).map((level) => ({
          value: level,
          label: t(`exertion-${level}`),
          detail: t(`exertion-${level}-why`),
        }))}
      />
      <Moves draft={draft} onChange={onChange} />
      <Segmented
        label={t('traitsPosition')}
        grow={false}
        value={draft.position}
        onChange={(position) => onChange({ position })}
        options={positions.map((position) => ({ value: position, label: t(`position-${position}`) }))}
      />
      {onFeet ? (
        <>
          <Segmented
            label={t('traitsLegs')}
            value={draft.legWeight}
            onChange={(legWeight) => onChange({ legWeight })}
            options={legWeights.map((weight) => ({ value: weight, label: t(`legs-${weight}`) }))}
          />
          <Segmented
            label={t('traitsBalance')}
            value={draft.balance}
            onChange={(balance) => onChange({ balance })}
            options={balances.map((balance) => ({ value: balance, label: t(`balance-${balance}`) }))}
          />
        </>
      ) : null}
      <Segmented
        label={t('traitsArms')}
        value={draft.armWeight}
        onChange={(armWeight) => onChange({ armWeight })}
        options={armWeights.map((weight) => ({ value: weight, label: t(`arms-${weight}`) }))}
      />
    </>
  );
}

/** What an exercise without a record moves, how and how far. */
function Moves({ draft, onChange }: { readonly draft: TraitsDraft; readonly onChange: (part: Partial<TraitsDraft>) => void }) {
  const t = useSafetyText();
  return (
    <>
      <div className="answer-part">
        <Picks
          label={t('traitsJoints')}
          value={draft.joints ?? []}
          onChange={(next) => onChange({ joints: next })}
          options={joints.map((joint) => ({ value: joint, label: t(`joint-${joint}`) }))}
        />
        <div className="safety-actions">
          <Button
            className={draft.joints?.length === 0 ? 'button-chosen' : undefined}
            aria-pressed={draft.joints?.length === 0}
            onClick={() => onChange({ joints: [] })}
          >
            {t('traitsJointsNone')}
          </Button>
        </div>
      </div>
      {(draft.joints ?? []).length === 0 ? null : (
        <>
          <Segmented
            label={t('traitsMode')}
            value={draft.mode}
            onChange={(mode) => onChange({ mode })}
            options={modes.map((mode) => ({ value: mode, label: t(`phase-${mode}`) }))}
          />
          <Segmented
            label={t('traitsReach')}
            value={draft.reach}
            onChange={(reach) => onChange({ reach })}
            options={reaches.map((reach) => ({ value: reach, label: t(`reach-${reach}`) }))}
          />
        </>
      )}
    </>
  );
}
