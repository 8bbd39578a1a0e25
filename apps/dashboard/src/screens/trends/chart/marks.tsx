import { type Geometry, pathOf } from './geometry.ts';

const DOTS_UP_TO = 62;

/** The data itself: blocks for ranges, a curve with its points for exact numbers; hollow where it is not the whole bucket's. */
export function Marks({ drawn }: { readonly drawn: Geometry }) {
  const dotted = drawn.columns.length <= DOTS_UP_TO;
  const dots = drawn.runs.flatMap((run) => run.filter(({ part }) => dotted || part || run.length === 1));
  return (
    <>
      {drawn.blocks.map(({ index, part, ...block }) => (
        <rect key={index} className="chart-block" data-part={part || undefined} {...block} />
      ))}
      {drawn.runs.map((run) => (
        <path key={run[0]?.index} className="chart-curve" d={pathOf(run)} />
      ))}
      {dots.map(({ x, y, index, part }) => (
        <circle key={index} className="chart-dot" data-part={part || undefined} cx={x} cy={y} r={part ? 4 : 2.5} />
      ))}
    </>
  );
}
