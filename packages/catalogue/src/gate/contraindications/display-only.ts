import type { DisplayedText } from './carried.ts';

const because = (displayOnly: string): DisplayedText => ({ displayOnly });
const response = because('It depends on the day’s response, which nobody knows before the start.');
const setting = because('It is about the setting: who stands beside and what is at hand.');
const examined = because('It is a finding of the day’s examination, and no question of the screen asks for it.');
const dosed = because('It is about dose and form, which the plan sets.');

/** What no answer, order or reading decides: shown with the exercise, judged by the clinician. */
export const displayedTexts: Readonly<Record<string, DisplayedText>> = {
  'Pain that rises by 2 of 10 or more over the start': because(
    'It depends on the day’s response: the running session stops at a rise of pain.',
  ),
  'A fall or near fall in this session': because('It happens during the session, which stops at a fall and a near fall.'),
  'Fatigue that lasts beyond the hour after practice': response,
  'Pain under the heel that lasts into the next day': response,
  'Rising pain at the shin with tightness: have it looked at': response,
  'Back pain that the lift brings on': response,
  'Pain over the outer hip when lying on it': response,
  'Cramp of the hand: stop and shake out': response,
  'Pressing so hard that it hurts': response,
  'Finger flexors that stiffen afterwards: train opening instead': response,
  'A painful arc: stay below it': response,
  'A painful arc over shoulder height': response,
  'A neck that hurts in this position': response,
  'A wrist that hurts or doesn’t bend back': response,
  'Leg pain that bending brings on': response,
  'Knees or wrists that hurt under weight': response,
  'Knees that hurt under weight': response,
  'A shoulder that hurts under weight': response,
  'A shoulder that hurts with each push': response,
  'A narrow canal whose leg pain grows in extension': response,
  'Pain or tingling below the knee': response,
  'Spasticity that the stretch sets off': response,
  'Distress that the picture of the limb brings on': response,
  'Another part that joins in: make it smaller or stop': response,
  'Dizziness or tingling that quick breathing brings on': response,
  'Pelvic pain that grows with lifting: practice letting go instead': response,

  'Nobody to guard and no rail in reach of a person who may fall': setting,
  'No belt or harness on the person': setting,
  'A task that is dangerous when a step is forgotten, without somebody beside': setting,
  'Alone with a risk of falling out of bed': setting,
  'Nobody behind who holds the strap': setting,
  'Trunk that cannot come back up, without somebody beside': setting,
  'A laser into anybody’s eyes': setting,
  'Trouble seeing or attending to that side, that is not taken into account': because(
    'It is about the setting: where the picture and the task are placed.',
  ),
  'An inner examination or sensor without training and consent': because(
    'It is about who is trained for it and what was agreed, and no exercise of the catalog uses one.',
  ),

  'A knee that can’t bend enough for the crank': examined,
  'An acute sprain that is not yet graded': examined,
  'A swollen, hot or freshly inflamed joint': examined,
  'A nerve palsy of the blade that is not yet looked at': examined,
  'A red or painful eye: the eye doctor first': examined,
  'Acute positional vertigo: it is treated by another maneuver': because(
    'It is about the choice of treatment after a positional test.',
  ),
  'Trouble of the neck arteries or a neck that cannot turn': examined,

  'Effort over 3 of 10, or mass practice': dosed,
  'Effort over 3 of 10, large movement or mass practice': dosed,
  'A painful base of the thumb: less load': dosed,
};
