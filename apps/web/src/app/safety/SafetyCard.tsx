import { findRow } from '@eupraxia/catalogue';
import { dayIn } from '@eupraxia/clinical';
import type { ChartView } from '@eupraxia/clinical/chart';
import { chartGate } from '@eupraxia/clinical/gate';
import { type ReactNode, useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { Card } from '../../kit/Card.tsx';
import { Chip } from '../../kit/Chip.tsx';
import { TextField } from '../../kit/Field.tsx';
import { Form } from '../../kit/Form.tsx';
import { textsOf } from '../../text/i18n.ts';
import { appendToChart } from '../chart-writes.ts';
import { freshId } from '../fresh-id.ts';
import { useMe } from '../session.ts';
import { groupFindings, type SharedFinding } from './groups.ts';
import './safety-card.css';

const useSafetyText = textsOf('safety', {
  title: 'Safety of this program',
  clear: 'No rule speaks against this program.',
  noProgram: 'No program is saved yet: a saved one is held against the rules here.',
  blocked: 'This must not start as it is.',
  reason: 'A reason is owed before this starts.',
  block: 'blocks',
  ask: 'asks first',
  'needs-reason': 'asks a reason',
  note: 'to mind',
  open: 'not known: {{questions}}',
  notKnown: 'Rules that rest on what is not known: {{rules}}. Questions to ask: {{questions}}.',
  because: 'Because: {{answers}}',
  concerns: 'Concerns: {{activities}}',
  unverified: 'This rule’s source is not verified.',
  yourReason: 'Your reason for going on',
  saveReason: 'Put it on record',
  reasonIs: 'Reason on record: {{text}}',
});

/**
 * The rules of safety held against the chart's program: what blocks says why, what is relative asks a reason on record.
 * Rules that only an unanswered question keeps open stand folded under those that are met.
 */
export function SafetyCard({
  patientId,
  bornOn,
  view,
  children,
}: {
  readonly patientId: string;
  readonly bornOn: string;
  readonly view: ChartView;
  readonly children?: ReactNode;
}) {
  const t = useSafetyText();
  const { clinic } = useMe();
  const today = dayIn(clinic.zone, Date.now());
  const items = view.program?.items ?? [];
  const verdicts = chartGate(view, bornOn, today);
  const { shared, own } = groupFindings(verdicts);
  const found = [
    ...shared,
    ...Object.entries(own).flatMap(([id, findings]) => findings.map((finding) => ({ finding, activities: [id] }))),
  ];
  const certain = found.filter(({ finding }) => finding.certain);
  const open = found.filter(({ finding }) => !finding.certain);
  const names = new Map(items.map((item) => [item.id, item.name]));
  const list = (findings: readonly SharedFinding[]) => (
    <ul className="safety-list">
      {findings.map((one) => (
        <Finding
          key={`${one.finding.rule} ${one.activities.join(' ')}`}
          shared={one}
          names={names}
          onReason={(text) =>
            appendToChart(patientId, [
              {
                id: freshId(),
                kind: 'rule-reason',
                body: { id: freshId(), rule: one.finding.rule, text, facts: one.finding.facts, on: today },
              },
            ])
          }
        />
      ))}
    </ul>
  );
  return (
    <Card title={t('title')}>
      <div className="stack">
        <p role="status">
          {items.length === 0
            ? t('noProgram')
            : verdicts.every(({ start }) => start === 'may')
              ? t('clear')
              : t(verdicts.some(({ start }) => start === 'blocked') ? 'blocked' : 'reason')}
        </p>
        {certain.length === 0 ? null : list(certain)}
        {open.length === 0 ? null : (
          <details className="safety-open">
            <summary>{t('notKnown', { rules: open.length, questions: groupFindings(verdicts).questions.length })}</summary>
            {list(open)}
          </details>
        )}
        {children}
      </div>
    </Card>
  );
}

function Finding({
  shared: { finding, activities },
  names,
  onReason,
}: {
  readonly shared: SharedFinding;
  readonly names: ReadonlyMap<string, string>;
  readonly onReason: (text: string) => void;
}) {
  const t = useSafetyText();
  const [text, setText] = useState('');
  const questions = (ids: readonly string[]) => ids.map((id) => findRow('screen', id)?.name ?? id).join(', ');
  return (
    <li className={`safety-row safety-${finding.severity}`}>
      <p className="safety-head">
        <Chip kind={finding.severity === 'block' ? 'harm' : finding.severity === 'reason' ? 'attention' : 'plain'}>
          {t(finding.severity === 'reason' ? 'needs-reason' : finding.severity)}
        </Chip>
        <strong>{finding.text}</strong>
      </p>
      <p>{finding.wayOn}</p>
      <p className="soft">
        {[
          finding.certain
            ? finding.about.length === 0
              ? ''
              : t('because', { answers: questions(finding.about) })
            : t('open', { questions: questions(finding.ask ?? []) }),
          activities.length === 0 ? '' : t('concerns', { activities: activities.map((id) => names.get(id) ?? id).join(', ') }),
          finding.source,
          finding.verified ? '' : t('unverified'),
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      {finding.severity !== 'reason' ? null : finding.reason !== undefined ? (
        <p>{t('reasonIs', { text: finding.reason })}</p>
      ) : (
        <Form
          className="add-row"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '') onReason(text.trim());
          }}
        >
          <TextField
            label={t('yourReason')}
            value={text}
            maxLength={500}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Button type="submit" kind="ask" disabled={text.trim() === ''}>
            {t('saveReason')}
          </Button>
        </Form>
      )}
    </li>
  );
}
