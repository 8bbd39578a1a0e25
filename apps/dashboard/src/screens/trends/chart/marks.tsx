import { type Geometry, pathOf } from './geometry.ts';

const DOTS_UP_TO = 62;

/**
 * The data marks: blocks for ranges, a curve with points for exact numbers; hollow where the bucket is only partly
 * known.
 */
export function Marks({ drawn }: { readonly drawn: Geometry }) {
  const dotted = drawn.columns.length <= DOTS_UP_TO;
  const dots = drawn.runs.flatMap((run) => run.filter(({ isPartial }) => dotted || isPartial || run.length === 1));
  return (
    <>
      {drawn.blocks.map(({ index, isPartial, ...block }) => (
        <rect key={index} className="chart-block" data-part={isPartial || undefined} {...block} />
      ))}
      {drawn.before.map((run) => (
        <path key={run[0]?.index} className="chart-before" d={pathOf(run)} />
      ))}
      {drawn.runs.map((run) => (
        <path key={run[0]?.index} className="chart-curve" d={pathOf(run)} />
      ))}
      {dots.map(({ x, y, index, isPartial }) => (
        <circle
          key={index}
          className="chart-dot"
          data-part={isPartial || undefined}
          cx={x}
          cy={y}
          r={isPartial ? 4 : 2.5}
        />
      ))}
    </>
  );
}
