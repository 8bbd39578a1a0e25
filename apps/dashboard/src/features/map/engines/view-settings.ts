/** Minimum zoom: there is no base map further out. */
export const MIN_ZOOM = 3.5;

/** No rotation and no pitch. */
export const FIXED_CAMERA = {
  dragRotate: false,
  pitchWithRotate: false,
  touchPitch: false,
  maxPitch: 0,
  renderWorldCopies: false,
} as const;
