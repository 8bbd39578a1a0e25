import type { Theme } from '../../../ui/theme.ts';
import { type IconName, parseIcon } from './icon-names.ts';
import { PALETTE } from './palette.ts';

export interface Icon {
  image: ImageData;
  pixelRatio: number;
}

const PIXEL_RATIO = 2;

/** Draws an image that the style requests, in place of a sprite file; null if the id is not ours. */
export function iconFor(id: string): Icon | null {
  const name = parseIcon(id);
  return name === null ? null : draw(name);
}

function draw(name: IconName): Icon | null {
  if (name.kind === 'clear') return { image: new ImageData(name.size, name.size), pixelRatio: 1 };
  return name.capital ? dot(name.theme, { size: 14, radius: 5, line: 1.6, core: 2.2 }) : dot(name.theme, TOWN);
}

const TOWN = { size: 9, radius: 2.6, line: 1.3, core: 0 };

function dot(theme: Theme, { size, radius, line, core }: typeof TOWN): Icon | null {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = size * PIXEL_RATIO;
  // The pixels are read back immediately: the hint avoids a GPU round trip.
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (pen === null) return null;
  const { dot: color, dotGround } = PALETTE[theme];
  pen.scale(PIXEL_RATIO, PIXEL_RATIO);
  pen.translate(size / 2, size / 2);
  disc(pen, radius, dotGround);
  pen.lineWidth = line;
  pen.strokeStyle = color;
  pen.stroke();
  if (core > 0) disc(pen, core, color);
  return { image: pen.getImageData(0, 0, canvas.width, canvas.height), pixelRatio: PIXEL_RATIO };
}

function disc(pen: CanvasRenderingContext2D, radius: number, color: string): void {
  pen.beginPath();
  pen.arc(0, 0, radius, 0, 2 * Math.PI);
  pen.fillStyle = color;
  pen.fill();
}
