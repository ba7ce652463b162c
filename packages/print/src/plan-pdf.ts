import { conditionNamed, findRow } from '@eupraxia/catalogue';
import type { Side } from '@eupraxia/clinical';
import {
  type ChartView,
  type Goal,
  type Patient,
  type PlanOfCare,
  type PlanStanding,
  planStanding,
} from '@eupraxia/clinical/chart';
import { dayInWords } from './dates.ts';
import { heading, paragraph } from './flow.ts';
import { furnish } from './furniture.ts';
import { colours, sizes } from './look.ts';
import { type Paper, paperOf } from './paper.ts';
import { missing, namedPoints } from './printable.ts';
import { openSheet, type PrintFonts, type Sheet } from './sheet.ts';
import { table } from './table.ts';

/** What a plan of care is printed from: a chart that holds one. */
export interface PlanPdf {
  readonly patient: Patient;
  readonly clinic: { readonly name: string; readonly zone: string };
  readonly chart: ChartView;
  /** Calendar day in the clinic's zone on which its certification is looked at. */
  readonly today: string;
  /** UTC ms, for the document's own date. */
  readonly printedAt: number;
  readonly demo: boolean;
  readonly fonts: PrintFonts;
  /** @default by the clinic's zone */
  readonly paper?: Paper;
}

const sideWords: Readonly<Record<Side, string>> = { left: 'left', right: 'right', bilateral: 'both sides', midline: '' };
const notYet = ['Not certified'] as const;
const stateMarks = { certified: [], expired: ['Certification ended'], due: notYet, overdue: notYet, refused: notYet } as const;
const settingWords = { clinic: 'Clinic', hospital: 'Hospital', school: 'School', home: 'Home' } as const;

/**
 * The plan of care as a tagged PDF, with room for the physician's certification; null for a chart without a plan.
 * What the chart does not say prints as "not recorded", never as a blank that could be taken for none.
 */
export function planPdf(input: PlanPdf): Promise<Uint8Array> | null {
  const { patient, clinic, chart, today, demo, fonts } = input;
  const standing = planStanding(chart.plans, chart.certifications, today);
  if (standing === null) return null;
  const { plan } = standing;
  const therapy = plan.discipline === 'PT' ? 'Physical therapy' : 'Occupational therapy';
  const sheet = openSheet({
    title: `Plan of care, ${therapy.toLowerCase()}`,
    lang: 'en-US',
    paper: input.paper ?? paperOf(clinic.zone),
    fonts,
    createdAt: input.printedAt,
  });
  const marks = [...stateMarks[standing.state], ...(demo ? ['Demonstration: synthetic patient'] : [])];
  const outline = heading(sheet, 1, `Plan of care: ${therapy}`);
  for (const mark of marks) paragraph(sheet, [{ text: mark, face: 'strong', size: sizes.heading, colour: colours.attention }]);
  const facts = [
    ['Patient', patient.name, 'Begins', dayInWords(plan.startsOn)],
    ['Born', dayInWords(patient.bornOn), 'Ends', dayInWords(standing.endsOn)],
    ['Chart number', patient.chartNumber ?? 'none given', 'Version', String(standing.version)],
    ['Payer', chart.coverage?.payer ?? 'not recorded', 'Clinic', clinic.name],
  ];
  table(sheet, {
    columns: [{ share: 0.16, names: true }, { share: 0.34 }, { share: 0.16, names: true }, { share: 0.34 }],
    rows: facts,
  });
  const section = (title: string) => heading(sheet, 2, title, outline);
  const lines = (texts: readonly string[]) => {
    for (const text of texts) paragraph(sheet, [{ text }]);
  };

  section('Diagnoses');
  table(sheet, {
    columns: [{ share: 0.2, names: true }, { share: 0.8 }],
    head: ['Code', 'Diagnosis'],
    rows: plan.diagnoses.map((one) => [one.icd10, diagnosisNamed(one, chart)]),
  });
  if (chart.history?.priorFunction !== undefined) {
    section('Before it began');
    lines([chart.history.priorFunction]);
  }
  if (chart.deficits.length > 0) {
    section('Impairments');
    lines(
      chart.deficits.map((one) =>
        [one.name, [sideOf(one.side), one.bodyPart ?? ''].filter((part) => part !== '').join(' '), one.detail ?? '']
          .filter((part) => part !== '')
          .join(', '),
      ),
    );
  }
  section('Goals');
  const goals = plan.goals.flatMap((id) => chart.goals.filter((goal) => goal.id === id));
  if (goals.length === 0) lines(['The goals of this plan were taken back in the chart.']);
  else
    table(sheet, {
      columns: [{ share: 0.36, names: true }, { share: 0.26 }, { share: 0.11 }, { share: 0.11 }, { share: 0.16 }],
      head: ['Goal', 'Measure', 'From', 'To', 'By'],
      rows: goals.map(goalCells),
      size: sizes.small,
    });
  section('Treatment');
  lines([
    `${plan.amount} minutes a visit, ${plan.frequency} ${plan.frequency === 1 ? 'visit' : 'visits'} a week for ${plan.duration} ${plan.duration === 1 ? 'week' : 'weeks'}; ${plan.delivery.join(', ')}; ${settingWords[plan.setting]}.`,
    ...plan.interventions.map((one) => (one.why === undefined ? one.name : `${one.name}. ${one.why}`)),
  ]);
  if (chart.precautions.length > 0) {
    section('Precautions');
    lines(chart.precautions.map((one) => one.text));
  }
  if (plan.potential !== undefined) {
    section('Potential');
    lines([plan.potential]);
  }
  if (plan.change !== undefined) {
    section('Why this version');
    lines([plan.change]);
  }
  certification(sheet, standing, { chart, today }, () => section('Certification'));
  if (sheet.lost.size > 0)
    paragraph(sheet, [
      {
        text: `${missing} stands for a letter that the fonts of this document do not have (${namedPoints(sheet.lost)}). The document’s text holds it for copying, searching and reading aloud.`,
        size: sizes.small,
        colour: colours.soft,
      },
    ]);
  furnish(sheet, {
    name: patient.name,
    facts: ` · born ${dayInWords(patient.bornOn)}${patient.chartNumber === undefined ? '' : ` · chart ${patient.chartNumber}`}`,
    service: `Plan of care from ${dayInWords(plan.startsOn)}`,
    clinic: clinic.name,
    marks,
  });
  return sheet.finish();
}

/** A plan that was written before the side belonged to the name prints with the name that its condition has in the chart. */
function diagnosisNamed(one: PlanOfCare['diagnoses'][number], chart: ChartView): string {
  const condition = chart.conditions.find(({ icd10, name }) => icd10 === one.icd10 && name === one.name);
  return condition === undefined ? one.name : conditionNamed(condition).alone;
}

const sideOf = (side: Side | undefined): string => (side === undefined ? '' : sideWords[side]);

function goalCells(goal: Goal): string[] {
  const measure = goal.measureId === undefined ? 'not measured' : (findRow('measure', goal.measureId)?.name ?? goal.measureId);
  const unit = goal.unit ?? (goal.measureId === undefined ? '' : (findRow('measure', goal.measureId)?.unit ?? ''));
  const value = (number: number | undefined) => (number === undefined ? 'not recorded' : `${number} ${unit}`.trim());
  const course = goal.course === undefined ? '' : ` (${goal.course})`;
  return [
    `${goal.text}${course}`,
    sideOf(goal.side) === '' ? measure : `${measure} (${sideOf(goal.side)})`,
    value(goal.baseline),
    value(goal.target),
    goal.by === undefined ? 'not recorded' : dayInWords(goal.by),
  ];
}

function certification(
  sheet: Sheet,
  standing: PlanStanding,
  { chart, today }: Pick<PlanPdf, 'chart' | 'today'>,
  head: () => unknown,
): void {
  sheet.room(170);
  head();
  const certified = chart.certifications.findLast(
    (one) => one.plan === standing.plan.id && one.state === 'certified' && one.on <= today,
  );
  const columns = [{ share: 0.26, names: true }, { share: 0.74 }];
  if (standing.certifiedBy !== null && certified !== undefined) {
    const { by, on } = certified;
    table(sheet, {
      columns,
      rows: [
        ['Certified by', [by?.name, by?.credentials].filter((part) => part !== undefined).join(', ')],
        ['NPI', by?.npi ?? 'not recorded'],
        ['On', dayInWords(on)],
        ['Next certification by', dayInWords(standing.next)],
      ],
    });
    return;
  }
  paragraph(sheet, [
    {
      text: `I have read this plan. The services are needed and are given while the patient is under my care, from ${dayInWords(standing.plan.startsOn)} through ${dayInWords(standing.endsOn)}.`,
    },
  ]);
  table(sheet, {
    columns,
    rows: ['Signature', 'Name, credentials', 'NPI', 'Date', 'Changes to the plan'].map((name) => [`${name}\n `, ' ']),
  });
}
