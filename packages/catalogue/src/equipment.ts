import { alwaysHeld } from './release.ts';
import type { EquipmentRow } from './row.ts';

function item(id: string, name: string, use: string, check: string, synonyms: readonly string[] = []): EquipmentRow {
  return {
    kind: 'equipment',
    id,
    name,
    use,
    check,
    synonyms,
    source: 'Clinical practice; to be reviewed against each maker’s manual',
    status: 'unverified',
    effectiveFrom: alwaysHeld,
    effectiveTo: null,
  };
}

/** What a clinic may have at hand; programs and exercises ask for it. */
export const equipment: readonly EquipmentRow[] = [
  item('chair', 'Chair without wheels', 'Rising, seated reach', 'Firm seat of knee height, against the wall', ['seat']),
  item('table', 'Table', 'Hand and arm tasks', 'Height set; does not tip'),
  item('plinth', 'Treatment bench', 'Lying and sitting work', 'Brakes on, height for the transfer', ['mat table', 'bed']),
  item('mat', 'Floor mat', 'Floor work, rolling, crawling', 'Dry, edges flat'),
  item('rail', 'Parallel bars or rail', 'Hand support in standing and walking', 'Fixed, set to hip height', [
    'parallel bars',
    'grab bar',
  ]),
  item('gait-belt', 'Gait belt', 'A hold for the person who guards', 'Buckle and stitching', ['transfer belt']),
  item(
    'cup',
    'Cup and other daily objects',
    'Reaching and grasping of various sizes and shapes',
    'Nothing sharp, hot or breakable',
    ['objects', 'cones', 'blocks'],
  ),
  item('clothes', 'Hairbrush, shirt, shoes', 'Grooming and dressing', 'The patient’s own where possible', [
    'hairbrush',
    'dressing',
  ]),
  item('pen-and-paper', 'Pen, paper, slope board', 'Handwriting', 'Grip and height fit the hand', ['handwriting']),
  item('physio-ball', 'Gymnastic ball', 'Wall squats, trunk work, sitting balance', 'Pressure, no cracks; wall or hands near', [
    'physio ball',
    'swiss ball',
    'exercise ball',
  ]),
  item('weighted-ball', 'Weighted ball', 'Passing, lifting, position sense', 'Weight written on it', ['medicine ball']),
  item('wobble-board', 'Tilting board', 'Ankle control and balance', 'Hemisphere fixed; rail within reach', [
    'baps',
    'baps board',
    'balance board',
    'rocker board',
  ]),
  item('foam', 'Foam pad', 'Balance with less feeling from the feet', 'Does not slip; same pad each time', ['airex']),
  item('balance-beam', 'Balance beam or line', 'Walking in line', 'Low, wide enough, mat beside it', ['beam', 'tandem line']),
  item('obstacles', 'Hurdles and cones', 'Walking over and round', 'They give way when touched', ['obstacle course', 'ladder']),
  item('step', 'Step or stairs', 'Stepping up and down', 'Does not slip; rail', ['stairs', 'kerb']),
  item('uneven-ground', 'Uneven ground', 'Walking on various surfaces', 'Dry; guarded', ['grass', 'gravel', 'ramp']),
  item('treadmill', 'Treadmill', 'Walking at a set speed', 'Stop cord on the person', ['belt']),
  item('harness', 'Body-weight harness', 'Walking with part of the weight carried', 'Straps, hoist load, skin under the straps', [
    'bwsts',
  ]),
  item('bike', 'Exercise bike', 'Leg endurance', 'Seat height; feet held', ['cycling', 'ergometer']),
  item('pulleys', 'Shoulder pulleys', 'Helped lifting of the arm', 'Door anchor or hook; never on a subluxed shoulder', [
    'overhead pulley',
  ]),
  item('elastic-band', 'Elastic band', 'Resistance', 'No tears; latex allergy asked', ['theraband', 'resistance band']),
  item('weights', 'Cuffs and hand weights', 'Resistance', 'Closure'),
  item('towel', 'Towel roll', 'Under knee or arm', 'Clean'),
  item('textures', 'Textures and shapes', 'Sensory re-education and desensitisation', 'Clean, graded, no allergy', [
    'sandpaper',
    'rice bucket',
    'stereognosis',
  ]),
  item('putty', 'Putty', 'Grip and pinch', 'Clean; one person’s own', ['theraputty']),
  item('pegs', 'Pegboard', 'Fine grasp', 'Count the pegs'),
  item('mirror', 'Mirror', 'Mirror therapy, posture', 'Stable; covers the other limb', ['mirror box']),
  item('mitt', 'Mitt', 'Constraint of the better hand', 'Comes off by oneself; not on stairs', ['glove']),
  item('metronome', 'Metronome or beat', 'Pacing of steps and tasks', 'Heard well', ['rhythm']),
  item('floor-lines', 'Lines on the floor', 'Step length, freezing', 'Do not slip', ['laser']),
  item('swing', 'Swing and sensory room', 'Sensory integration', 'Hook load, mat below', ['hammock']),
  item('elastic-tape', 'Elastic tape', 'A reminder or support on the skin', 'Skin and allergy', ['kinesio tape']),
  item('emg-sensor', 'EMG sensor, battery-powered', 'Muscle activity', 'Runs from a battery; laptop off its charger', [
    'electrodes',
    'semg',
  ]),
  item('electrodes', 'Electrodes', 'EMG or stimulation', 'Gel moist, one person only, date'),
  item('stimulator', 'Stimulator of the clinic', 'NMES, FES, TENS', 'Leads, electrodes, test on own arm; maker’s exclusions', [
    'nmes unit',
    'tens unit',
  ]),
  item('imu', 'Movement sensor', 'Angles, steps, sway', 'Charged, strap tight', ['accelerometer', 'inertial sensor']),
  item('camera', 'Camera', 'Posture, reach, face', 'Consent; nobody else in view', ['webcam', 'phone']),
  item('force-plate', 'Force plate or scales', 'Weight on each leg, sway', 'Level, zeroed', ['balance plate', 'wii board']),
  item('dynamometer', 'Dynamometer', 'Grip, pinch and push force', 'Zeroed, calibrated within a year', [
    'grip meter',
    'load cell',
  ]),
  item('goniometer', 'Goniometer', 'Joint angles', 'Joint not loose', ['inclinometer']),
  item('monofilaments', 'Monofilaments and two-point gauge', 'Touch thresholds', 'Not bent'),
  item('pressure-cuff', 'Blood pressure meter and oximeter', 'Pressure, heart rate, oxygen', 'Cuff size; calibrated', [
    'vital signs',
    'pulse oximeter',
  ]),
  item('heart-rate-sensor', 'Heart rate sensor', 'Intensity', 'Skin contact'),
  item('screen', 'Screen', 'Feedback and games', 'Below three flashes a second', ['monitor', 'television']),
  item('headset', 'Virtual reality headset', 'Seated reaching', 'Maker’s age limit, magnets, cleaned, guard', ['vr headset']),
  item('wheelchair', 'Wheelchair', 'Propulsion and transfers', 'Brakes, tyres, footplates, cushion', ['manual chair']),
  item('walking-aid', 'Stick, crutches or frame', 'Walking with support', 'Rubber tips, height', [
    'cane',
    'walker',
    'crutches',
    'assistive device',
  ]),
  item('orthosis', 'Orthosis or sling', 'Foot lift, wrist, shoulder', 'Skin after ten minutes', ['afo', 'brace', 'splint']),
  item('laser-pointer', 'Head laser and target', 'Position sense of the neck', 'Not into eyes'),
  item('eye-care', 'Eye drops and patch', 'Protection of an eye that does not close', 'The patient’s own', ['lubricant']),
];
