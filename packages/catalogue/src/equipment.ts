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
    source: 'Clinical practice; to be reviewed against each manufacturer’s manual',
    status: 'unverified',
    effectiveFrom: alwaysHeld,
    effectiveTo: null,
  };
}

/** What a clinic may have at hand; programs and exercises ask for it. */
export const equipment: readonly EquipmentRow[] = [
  item('chair', 'Firm chair without wheels', 'Sit-to-stand, seated reaching', 'Firm seat of knee height, against the wall', [
    'seat',
  ]),
  item('table', 'Table', 'Hand and arm tasks', 'Height set; does not tip'),
  item('plinth', 'Mat table', 'Supine, side-lying and sitting work', 'Brakes on, height set for the transfer', [
    'plinth',
    'treatment table',
    'hi-lo table',
    'bed',
  ]),
  item('mat', 'Floor mat', 'Floor work, rolling, crawling', 'Dry, edges flat'),
  item('rail', 'Parallel bars, rail', 'UE support in standing and gait', 'Fixed, set to hip height', [
    'parallel bars',
    'grab bar',
  ]),
  item('gait-belt', 'Gait belt', 'Guarding in transfers and gait', 'Buckle and stitching', ['transfer belt']),
  item(
    'cup',
    'Cup and household objects',
    'Reaching and grasping of various sizes and shapes',
    'Nothing sharp, hot or breakable',
    ['objects', 'cones', 'blocks'],
  ),
  item('clothes', 'Hairbrush, shirt, shoes', 'Grooming and dressing', 'The patient’s own where possible', [
    'hairbrush',
    'dressing',
  ]),
  item('pen-and-paper', 'Pen, paper, slant board', 'Handwriting', 'Grip and height fit the hand', ['handwriting']),
  item('physio-ball', 'Physioball', 'Wall squats, trunk control, sitting balance', 'Pressure, no cracks; wall or hands near', [
    'physio ball',
    'swiss ball',
    'exercise ball',
  ]),
  item('weighted-ball', 'Weighted ball', 'Passing, lifting, proprioception', 'Weight written on it', ['medicine ball']),
  item('wobble-board', 'BAPS board', 'Ankle control and balance', 'Hemisphere fixed; rail within reach', [
    'baps',
    'wobble board',
    'balance board',
    'rocker board',
  ]),
  item('foam', 'Foam pad', 'Balance on a compliant surface', 'Does not slip; same pad each time', ['airex']),
  item('balance-beam', 'Balance beam', 'Tandem walking', 'Low, wide enough, mat beside it', ['beam', 'tandem line']),
  item('obstacles', 'Hurdles and cones', 'Stepping over and around obstacles', 'They give way when touched', [
    'obstacle course',
    'ladder',
  ]),
  item('step', 'Step, curb or stairs', 'Step-ups, curb and stair training', 'Does not slip; rail', ['stairs', 'curb']),
  item('uneven-ground', 'Uneven ground', 'Gait training on varied surfaces', 'Dry; guarded', ['grass', 'gravel', 'ramp']),
  item('treadmill', 'Treadmill', 'Gait training at a set speed', 'Safety cord attached to the patient', ['belt']),
  item(
    'harness',
    'Body weight support harness',
    'Body weight-supported gait training',
    'Straps, lift capacity, skin under the straps',
    ['bwsts'],
  ),
  item('bike', 'Stationary bike', 'Leg endurance', 'Seat height; feet secured', ['cycling', 'ergometer']),
  item('pulleys', 'Overhead shoulder pulleys', 'Shoulder AAROM', 'Door anchor or hook; never on a subluxed shoulder', [
    'overhead pulley',
  ]),
  item('elastic-band', 'Elastic band', 'Resistance', 'No tears; latex allergy asked', ['theraband', 'resistance band']),
  item('weights', 'Cuff weights and dumbbells', 'Resistance', 'Closure'),
  item('towel', 'Towel roll', 'Support under knee or arm', 'Clean'),
  item('textures', 'Textures and shapes', 'Sensory re-education and desensitization', 'Clean, graded, no allergy', [
    'sandpaper',
    'rice bucket',
    'stereognosis',
  ]),
  item('putty', 'Therapy putty', 'Grip and pinch', 'Clean; one patient’s own', ['putty', 'theraputty']),
  item('pegs', 'Pegboard', 'Fine motor training', 'Count the pegs'),
  item('mirror', 'Mirror', 'Mirror therapy, posture', 'Stable; covers the other limb', ['mirror box']),
  item('mitt', 'Restraint mitt', 'Constraint of the less affected hand', 'Patient can remove it; not on stairs', ['glove']),
  item('metronome', 'Metronome', 'Pacing of steps and tasks', 'Heard well', ['rhythm']),
  item('floor-lines', 'Floor lines', 'Step length, freezing of gait', 'Do not slip', ['laser']),
  item('swing', 'Platform swing', 'Sensory integration', 'Hook capacity, mat below', ['hammock']),
  item('elastic-tape', 'Kinesiology tape', 'Postural reminder or support on the skin', 'Skin and adhesive allergy', [
    'kinesio tape',
    'elastic tape',
    'kt tape',
  ]),
  item('emg-sensor', 'EMG sensor, battery-powered', 'Muscle activity', 'Runs from a battery; laptop off its charger', [
    'electrodes',
    'semg',
  ]),
  item('electrodes', 'Electrodes', 'EMG or stimulation', 'Gel moist, one person only, date'),
  item(
    'stimulator',
    'Electrical stimulator',
    'NMES, FES, TENS',
    'Leads, electrodes, test on own arm; manufacturer’s exclusions',
    ['nmes unit', 'e-stim', 'tens unit'],
  ),
  item('imu', 'Movement sensor (IMU)', 'Angles, steps, sway', 'Charged, strap tight', ['accelerometer', 'inertial sensor']),
  item('camera', 'Camera', 'Posture, reach, face', 'Consent; nobody else in view', ['webcam', 'phone']),
  item('force-plate', 'Force plate', 'Weight on each leg, sway', 'Level, zeroed', [
    'balance plate',
    'dual scales',
    'scales',
    'wii board',
  ]),
  item('dynamometer', 'Dynamometer', 'Grip, pinch and muscle force', 'Zeroed, calibrated within a year', [
    'grip meter',
    'load cell',
  ]),
  item('goniometer', 'Goniometer', 'Joint angles', 'Hinge not loose', ['inclinometer']),
  item('monofilaments', 'Monofilaments and two-point discriminator', 'Touch thresholds', 'Not bent'),
  item('pressure-cuff', 'Blood pressure cuff and pulse oximeter', 'Pressure, heart rate, oxygen', 'Cuff size; calibrated', [
    'vital signs',
    'sphygmomanometer',
    'oximeter',
  ]),
  item('heart-rate-sensor', 'Heart rate sensor', 'Intensity', 'Skin contact'),
  item('screen', 'Screen', 'Feedback and games', 'Below three flashes a second', ['monitor', 'television']),
  item('headset', 'Virtual reality headset', 'Seated reaching', 'Manufacturer’s age limit, magnets, cleaned, guard', [
    'vr headset',
  ]),
  item('wheelchair', 'Wheelchair', 'Propulsion and transfers', 'Brakes, tires, footplates, cushion', ['manual chair']),
  item('walking-aid', 'Cane, crutches or walker', 'Gait with support', 'Rubber tips, height', [
    'cane',
    'walker',
    'crutches',
    'assistive device',
  ]),
  item('orthosis', 'Orthosis or sling', 'Foot drop, wrist, shoulder', 'Skin check after ten minutes', ['afo', 'brace', 'splint']),
  item('laser-pointer', 'Head laser and target', 'Cervical joint position sense', 'Not into eyes'),
  item('eye-care', 'Eye drops and patch', 'Protection of an eye that does not close', 'The patient’s own', ['lubricant']),
];
