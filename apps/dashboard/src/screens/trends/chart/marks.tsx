import { type Geometry, pathOf } from './geometry.ts';

const DOTS_UP_TO = 31;

/** The data itself: blocks for ranges, a curve with its points for exact numbers. */
export function Marks({ drawn }: { readonly drawn: Geometry }) {
  const dotted = drawn.columns.length <= DOTS_UP_TO;
  const dots = drawn.runs.flatMap((run) => (dotted || run.length === 1 ? run : []));
  return (
    <>
      {drawn.blocks.map(({ index, ...block }) => (
        <rect key={index} className="chart-block" {...block} />
      ))}
      {drawn.runs.map((run) => (
        <path key={run[0]?.index} className="chart-curve" d={pathOf(run)} />
      ))}
      {dots.map(({ x, y, index }) => (
        <circle key={index} className="chart-dot" cx={x} cy={y} r={2.5} />
      ))}
    </>
  );
}
