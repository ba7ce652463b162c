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
  item('chair', 'Armless chair', 'Sit to stand, seated reach', 'Firm seat at knee height, against the wall', [
    'seat',
    'chair without wheels',
  ]),
  item('table', 'Table', 'UE tasks', 'Height set; stable'),
  item('plinth', 'Mat table or treatment table', 'Supine, prone and seated exercise', 'Brakes on; height set for the transfer', [
    'plinth',
    'mat table',
    'hi-lo table',
    'bed',
  ]),
  item('mat', 'Floor mat', 'Floor exercise, rolling, crawling', 'Dry, edges flat'),
  item('rail', 'Parallel bars or rail', 'UE support in standing and walking', 'Secured, set to hip height', [
    'parallel bars',
    'grab bar',
    'bars',
  ]),
  item('gait-belt', 'Gait belt', 'Handhold for guarding', 'Buckle and stitching', ['transfer belt']),
  item(
    'cup',
    'Cup and other household objects',
    'Reach and grasp of various sizes and shapes',
    'Nothing sharp, hot or breakable',
    ['objects', 'cones', 'blocks'],
  ),
  item('clothes', 'Hairbrush, shirt, shoes', 'Grooming and dressing', 'The patient’s own where possible', [
    'hairbrush',
    'dressing',
  ]),
  item('pen-and-paper', 'Pen, paper, slant board', 'Handwriting', 'Grip and height fit the hand', [
    'handwriting',
    'slope board',
    'pencil',
  ]),
  item(
    'physio-ball',
    'Physioball',
    'Wall squats, core stabilization, sitting balance',
    'Pressure, no cracks; wall or hands near',
    ['physio ball', 'swiss ball', 'exercise ball', 'therapy ball', 'gymnastic ball'],
  ),
  item('weighted-ball', 'Weighted ball', 'Passing, lifting, proprioception', 'Weight marked on it', [
    'medicine ball',
    'med ball',
  ]),
  {
    ...item('wobble-board', 'BAPS board or wobble board', 'Ankle control and balance', 'Hemisphere secured; rail within reach', [
      'baps',
      'baps board',
      'wobble board',
      'balance board',
      'rocker board',
      'tilting board',
    ]),
    properName: true,
  },
  item('foam', 'Foam balance pad', 'Balance with reduced somatosensory input', 'Nonslip; same pad each time', [
    'foam',
    'foam pad',
    'airex',
  ]),
  item('balance-beam', 'Balance beam or floor line', 'Tandem walking', 'Low, wide enough, mat beside it', [
    'beam',
    'tandem line',
  ]),
  item('obstacles', 'Hurdles and cones', 'Obstacle negotiation', 'Give way when touched', [
    'obstacle course',
    'ladder',
    'agility ladder',
  ]),
  item('step', 'Step or stairs', 'Step-ups, stair negotiation', 'Nonslip; rail', ['stairs', 'curb', 'step stool']),
  item('uneven-ground', 'Uneven surfaces', 'Gait on various surfaces', 'Dry; guarded', [
    'uneven ground',
    'grass',
    'gravel',
    'ramp',
  ]),
  item('treadmill', 'Treadmill', 'Gait training at a set speed', 'Safety stop clip on the patient', ['belt']),
  item(
    'harness',
    'Body weight support harness',
    'Partial body weight-supported gait',
    'Straps, lift capacity, skin under straps',
    ['bwsts', 'bws', 'overhead harness'],
  ),
  item('bike', 'Stationary bike', 'LE endurance', 'Seat height; feet secured', [
    'cycling',
    'ergometer',
    'recumbent bike',
    'exercise bike',
  ]),
  item('pulleys', 'Overhead pulleys', 'Shoulder AAROM', 'Door anchor or hook; not for a hemiplegic or subluxed shoulder', [
    'shoulder pulleys',
    'pulley',
  ]),
  item('elastic-band', 'Resistance band', 'Resistance', 'No tears; latex allergy checked', [
    'elastic band',
    'theraband',
    'thera-band',
    'tubing',
  ]),
  item('weights', 'Cuff weights and dumbbells', 'Resistance', 'Closures', ['ankle weights', 'hand weights', 'free weights']),
  item('towel', 'Towel roll', 'Under knee or arm', 'Clean', ['bolster']),
  item('textures', 'Textures and shapes', 'Sensory re-education and desensitization', 'Clean, graded, no allergy', [
    'sandpaper',
    'rice bin',
    'stereognosis',
  ]),
  item('putty', 'Therapy putty', 'Grip and pinch strengthening', 'Clean; single patient', ['putty', 'theraputty']),
  item('pegs', 'Pegboard', 'Fine motor grasp', 'Count the pegs', ['pegs', 'fine motor']),
  item('mirror', 'Mirror', 'Mirror therapy, posture', 'Stable; covers the other limb', ['mirror box']),
  item('mitt', 'Restraint mitt (CIMT)', 'Restraint of the less-affected hand', 'Removable by the patient; not on stairs', [
    'mitt',
    'glove',
    'cimt',
  ]),
  item('metronome', 'Metronome', 'Pacing of steps and tasks', 'Audible', ['rhythm', 'beat']),
  item('floor-lines', 'Floor markers', 'Step length, freezing of gait', 'Nonslip', ['floor lines', 'laser', 'tape lines']),
  item('swing', 'Therapy swing and sensory equipment', 'Sensory integration', 'Hook load, mat below', [
    'swing',
    'sensory gym',
    'hammock',
  ]),
  item('elastic-tape', 'Kinesiology tape', 'Tactile cue or support', 'Skin and allergy', [
    'elastic tape',
    'kinesio tape',
    'kt tape',
  ]),
  {
    ...item('emg-sensor', 'EMG sensor, battery-powered', 'Muscle activity', 'Runs from a battery; laptop off its charger', [
      'electrodes',
      'semg',
    ]),
    properName: true,
  },
  item('electrodes', 'Electrodes', 'EMG or stimulation', 'Gel moist, single patient, date', ['pads']),
  item(
    'stimulator',
    'Electrical stimulator',
    'NMES, FES, TENS',
    'Leads, electrodes, self-test; manufacturer’s contraindications',
    ['nmes unit', 'tens unit', 'e-stim unit', 'fes unit'],
  ),
  item('imu', 'Motion sensor (IMU)', 'Joint angles, steps, sway', 'Charged, strap tight', [
    'movement sensor',
    'imu',
    'accelerometer',
    'inertial sensor',
  ]),
  item('camera', 'Camera', 'Posture, reach, face', 'Consent; nobody else in view', ['webcam', 'phone']),
  item('force-plate', 'Force plate or scales', 'Weight-bearing symmetry, sway', 'Level, zeroed', [
    'balance plate',
    'wii board',
    'dual scales',
  ]),
  item('dynamometer', 'Dynamometer', 'Grip, pinch and muscle force', 'Zeroed, calibrated within a year', [
    'grip meter',
    'hhd',
    'jamar',
    'load cell',
  ]),
  item('goniometer', 'Goniometer', 'Joint angles', 'Joint not loose', ['inclinometer']),
  item('monofilaments', 'Monofilaments and two-point discriminator', 'Touch thresholds', 'Not bent', [
    'semmes-weinstein',
    'two-point discrimination',
  ]),
  item(
    'pressure-cuff',
    'Blood pressure cuff and pulse oximeter',
    'Blood pressure, heart rate, oxygen saturation',
    'Cuff size; calibrated',
    ['vital signs', 'pulse oximeter', 'sphygmomanometer'],
  ),
  item('heart-rate-sensor', 'Heart rate monitor', 'Exercise intensity', 'Skin contact', ['chest strap']),
  item('screen', 'Display screen', 'Feedback and games', 'Below three flashes a second', ['screen', 'monitor', 'television']),
  item('headset', 'Virtual reality headset', 'Seated reaching', 'Manufacturer’s age limit, magnets, cleaned, guarding', [
    'vr headset',
  ]),
  item('wheelchair', 'Wheelchair', 'Propulsion and transfers', 'Brakes, tires, footrests, cushion', ['manual wheelchair']),
  item('walking-aid', 'Cane, crutches or walker', 'Gait with an assistive device', 'Rubber tips, height', [
    'assistive device',
    'cane',
    'walker',
    'crutches',
    'rollator',
    'quad cane',
  ]),
  item('orthosis', 'Orthosis or sling', 'Foot clearance, wrist, shoulder', 'Skin after ten minutes', ['afo', 'brace', 'splint']),
  item('laser-pointer', 'Head laser and target', 'Cervical joint position sense', 'Not into eyes', ['cervical jps']),
  item('eye-care', 'Eye drops and patch', 'Protection of an eye that does not close', 'The patient’s own', [
    'lubricant',
    'artificial tears',
  ]),
];
