/** From here the four countries and their neighbours are seen; further out there is no base map. */
export const MIN_ZOOM = 3.5;

/** North stays up and the map stays flat: nothing to get lost in. */
export const FIXED_CAMERA = {
  dragRotate: false,
  pitchWithRotate: false,
  touchPitch: false,
  maxPitch: 0,
  renderWorldCopies: false,
} as const;
