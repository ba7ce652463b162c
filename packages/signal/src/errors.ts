import { faultsOf } from '@eupraxia/kernel';

/** What signals can be refused for. */
export const signalErrors = {
  EUP_SIGNAL_RATE: {
    sentence: 'A muscle signal at {found} samples per second cannot be analysed; {least} to {most} are expected.',
    status: 422,
    remedy: 'Give the rate at which the recording was made, in hertz.',
  },
  EUP_SIGNAL_SHORT: {
    sentence: 'The channel has {found} samples; at least {least} are needed.',
    status: 422,
    remedy: 'Record for at least a second.',
  },
  EUP_SIGNAL_REST: {
    sentence: 'Rest from {from} to {to} s does not lie within the {seconds} s of the recording.',
    status: 422,
    remedy: 'Give a stretch FROM:TO, in seconds, in which the muscle is quiet.',
  },
  EUP_SIGNAL_REST_LOST: {
    sentence: 'Of the rest from {from} to {to} s only {known} % is known: the other samples are lost or do not change.',
    status: 422,
    remedy: 'Give another stretch FROM:TO, in seconds, in which the muscle is quiet and the channel was recorded.',
  },
  EUP_SIGNAL_REFERENCE: {
    sentence: 'Of {trials} reference contractions none shows any activity.',
    status: 422,
    remedy: 'Check the electrodes, and record the contraction again.',
  },
  EUP_SIGNAL_CONTACT_FLAT: {
    sentence: 'The electrode gives a flat line.',
    status: 422,
    remedy: 'Plug in the cable, switch the channel on, and press the electrode to the skin.',
  },
  EUP_SIGNAL_CONTACT_GAP: {
    sentence: 'Of {of} samples {lost} are lost.',
    status: 422,
    remedy: 'Bring the sensor nearer to its receiver, charge it, and keep other radio senders away.',
  },
  EUP_SIGNAL_CONTACT_RAIL: {
    sentence: 'The signal reaches the end of its converter.',
    status: 422,
    remedy: 'Lower the gain, clean the skin and place the electrode anew.',
  },
  EUP_SIGNAL_CONTACT_MAINS: {
    sentence: 'Mains hum makes {share} % of the signal.',
    status: 422,
    remedy:
      'Clean and moisten the skin, press the reference electrode on, and take chargers and cables away; use the notch if it stays.',
  },
  EUP_SIGNAL_CONTACT_DRIFT: {
    sentence: 'Slow drift makes {share} % of the signal: the electrode is loose or its cable swings.',
    status: 422,
    remedy: 'Fix electrode and cable with tape, and let the gel settle for a minute.',
  },
  EUP_SIGNAL_CONTACT_NOISE: {
    sentence: 'At rest the signal has an RMS of {found}; at most {most} is expected.',
    status: 422,
    remedy: 'Let the muscle rest fully; then shave, rub and clean the skin, and place a fresh electrode.',
  },
  EUP_SIGNAL_CONTACT_HEART: {
    sentence: 'The electrode hears the heart, {rate} beats a minute.',
    status: 422,
    remedy: 'Move both electrodes closer together along the muscle, away from the heart; or watch the signal above 100 Hz only.',
  },
  EUP_SIGNAL_SWAY_RATE: {
    sentence: 'A sway at {found} samples per second cannot be analysed; {least} to {most} are expected.',
    status: 422,
    remedy: 'Give the rate at which the trial was recorded, in hertz.',
  },
  EUP_SIGNAL_SWAY_FILTER: {
    sentence: 'A low-pass at {found} Hz does not fit the sway; above 0 and below {most} Hz is expected.',
    status: 422,
    remedy: 'Give a lower edge for the filter, or none.',
  },
  EUP_SIGNAL_SWAY_LENGTH: {
    sentence: 'The sway has {found} samples; {least} to {most} are expected.',
    status: 422,
    remedy: 'Record a trial of 30 s, or name the stretch of the recording in which the person stands.',
  },
  EUP_SIGNAL_SWAY_LOST: {
    sentence: 'Of the {of} samples of the sway {found} are lost; at most half may be.',
    status: 422,
    remedy: 'Repeat the trial with both feet on the plate.',
  },
  EUP_SIGNAL_GAIT_RATE: {
    sentence: 'A foot sensor at {found} samples per second cannot be analysed; {least} to {most} are expected.',
    status: 422,
    remedy: 'Record at 100 Hz or more, and give the rate of the recording, in hertz.',
  },
  EUP_SIGNAL_GAIT_FRAMES: {
    sentence: 'The walk has {found} frames per second in order of time; {least} or more, and {frames} frames, are expected.',
    status: 422,
    remedy: 'Record at 30 frames per second or more, for some steps, and give each frame its time.',
  },
  EUP_SIGNAL_GAIT_NO_STEPS: {
    sentence: 'No stride can be recognised in {seconds} s.',
    status: 422,
    remedy: 'Let the person walk across the picture, or on a treadmill, with both feet in it for several steps.',
  },
  EUP_SIGNAL_REFLEX_FEW: {
    sentence: 'Of the stretches {found} made the muscle answer; at least {least} are needed.',
    status: 422,
    remedy: 'Stretch the resting muscle again, slowly and quickly. A muscle that never answers has no threshold in this range.',
  },
  EUP_SIGNAL_REFLEX_VELOCITY: {
    sentence: 'The stretches were made at {slowest} to {fastest} °/s; the fastest should be {ratio} times the slowest.',
    status: 422,
    remedy: 'Stretch at more different speeds, slow ones too.',
  },
  EUP_SIGNAL_TIMED_UNSEEN: {
    sentence: 'The recording does not show {test}: {why}.',
    status: 422,
    remedy: 'Record the whole test from before its beginning to after its end, without other movements.',
  },
  EUP_SIGNAL_TIMED_REPETITIONS: {
    sentence: 'The recording shows {found} stands; {least} are needed.',
    status: 422,
    remedy: 'Repeat the test, or count it by hand where the person could not finish.',
  },
  EUP_SIGNAL_TIMED_SHORT: {
    sentence: 'The recording goes on for {found} s after the beginning of the test, which takes {least} s.',
    status: 422,
    remedy: 'Record until the test is over; a test that was broken off is noted as such.',
  },
  EUP_SIGNAL_TIMED_DISTANCE: {
    sentence: 'The strides add up to {found} m; {least} m are needed.',
    status: 422,
    remedy: 'Record the whole walk with two metres before and after it.',
  },
  EUP_SIGNAL_POSE_POINTS: {
    sentence: 'The pose has {found} points; {expected} are expected.',
    status: 422,
    remedy: 'Give every point of the detector in its order, and name the order where it is not that of BlazePose.',
  },
  EUP_SIGNAL_POSE_ROTATION: {
    sentence: 'The points of a pose do not tell {measure}: a segment that turns about itself leaves its two ends where they are.',
    status: 422,
    remedy: 'Use a goniometer or worn sensors, or ask for one of the measures of poseMeasures.',
  },
  EUP_SIGNAL_POSE_DEPTH: {
    sentence: '{measure} needs measured depth; a single camera gives none.',
    status: 422,
    remedy: 'Record with several calibrated cameras or a depth camera, or measure by hand.',
  },
  EUP_SIGNAL_POSE_VIEW: {
    sentence: '{measure} does not show in the view seen ({seen}); {needed} is needed.',
    status: 422,
    remedy: 'Frontal: face the camera. Sagittal: stand with one side to it. The camera level, at the height of the hips.',
  },
  EUP_SIGNAL_POSE_HIDDEN: {
    sentence: 'The body points of {measure} are hidden or out of the picture.',
    status: 422,
    remedy: 'Show the whole body, the measured side towards the camera, in good light and without loose clothing.',
  },
  EUP_SIGNAL_POSE_PLANE: {
    sentence: 'A segment of {measure} points towards or away from the camera, so that its angle does not show.',
    status: 422,
    remedy: 'Turn until the movement runs across the picture.',
  },
  EUP_SIGNAL_POSE_NEUTRAL: {
    sentence: 'Of the {of} frames of the neutral stance {found} show {measure}; at least {least} are needed.',
    status: 422,
    remedy: 'Stand still for two seconds in the view of the exercise before it begins.',
  },
  EUP_SIGNAL_FACE_POINTS: {
    sentence: 'The face has {found} points; {expected} are expected.',
    status: 422,
    remedy: 'Give the 468 or 478 points of the face mesh, each with x, y and z, in its order.',
  },
  EUP_SIGNAL_FACE_NEUTRAL: {
    sentence: 'Of the {of} frames of the face at rest {found} are usable; at least {least} are needed.',
    status: 422,
    remedy: 'Look straight at the camera with the face at rest for two seconds.',
  },
  EUP_SIGNAL_FACE_TURNED: {
    sentence: 'The head is turned {found}° in most frames; at most {most}° are measured.',
    status: 422,
    remedy: 'Look straight at the camera throughout the movement.',
  },
} as const;

export const fault = faultsOf(signalErrors);
