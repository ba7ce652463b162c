import { codeOn } from '@eupraxia/catalogue';
import { type Choice, type Coding, timeText, whyText } from '@eupraxia/claims';
import type { Fault, Result } from '@eupraxia/kernel';
import { heading, type Outline, paragraph } from './flow.ts';
import { colours, sizes } from './look.ts';
import type { Sheet } from './sheet.ts';
import { table } from './table.ts';

/** Minutes and units with the reason in words; where they cannot be counted, why not. */
export function units(sheet: Sheet, coding: Result<Coding, Fault>, day: string, under: Outline): void {
  heading(sheet, 2, 'Minutes and units', under);
  if (!coding.ok) {
    paragraph(sheet, [{ text: `The units could not be counted: ${coding.error.message}` }]);
    return;
  }
  const { lines, timedMinutes, totalMinutes, billableUnits, choice, why } = coding.value;
  const rows = lines.map((line) => [
    line.code,
    codeOn(line.code, day)?.name ?? '',
    timeText(line.seconds),
    String(line.units),
    line.modifiers.join(' '),
  ]);
  table(sheet, {
    columns: [
      { share: 0.12, names: true },
      { share: 0.46 },
      { share: 0.14, align: 'right' },
      { share: 0.11, align: 'right' },
      { share: 0.17 },
    ],
    head: ['Code', 'Service', 'Time', 'Units', 'Modifiers'],
    rows: [
      ...rows,
      [
        'Total',
        `Timed-code minutes ${timedMinutes}, total treatment minutes ${totalMinutes}`,
        `${totalMinutes} min`,
        String(billableUnits),
        '',
      ],
    ],
    total: true,
  });
  if (choice !== null) paragraph(sheet, [{ text: openQuestion(choice), face: 'strong', colour: colours.attention }]);
  for (const one of why) paragraph(sheet, [{ text: whyText(one, 'en-US'), size: sizes.small, colour: colours.soft }]);
}

function openQuestion({ codes, pick, assistant, remainder }: Choice): string {
  const units = pick === 1 ? '1 unit is' : `${pick} units are`;
  return assistant === undefined
    ? `Still to be chosen: ${units} not in a line yet; ${codes.join(' and ')} have ${remainder} min left over each.`
    : `Still to be chosen for ${codes.join(', ')}: how many units carry the assistant’s modifier (therapist ${assistant.therapistMinutes} min, assistant ${assistant.assistantMinutes} min).`;
}
