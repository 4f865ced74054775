import { useTranslation } from 'react-i18next';
import type { Handover, Pathway } from '../../api';
import { languageOf } from '../../i18n/i18n';
import { eventLabel, listInWords, stepInWords } from '../handover/pathway-words';
import { rowsOf, type DiagramArc } from './diagram-rows';

// In the units of the drawing, which is as wide as the page lets it be.
const rowHeight = 52;
const boxHeight = 34;
const boxWidth = 250;
const laneWidth = 14;

/** The way through a pathway as a picture, and the same in words. */
export function DiagramView({ pathway }: { readonly pathway: Pathway }) {
  const { t, i18n } = useTranslation();
  const language = languageOf(i18n);
  const { rows, arcs } = rowsOf(pathway);
  const name = (state: string): string =>
    state === 'asked' ? t('pathways.asked') : stepInWords(i18n, { phase: state as Handover['phase'], step: state });
  const act = (type: string): string => {
    const label = eventLabel([pathway], pathway.id, type, language);
    const word: unknown = i18n.getResource(language, 'translation', `codes.fact.${type}`);
    return label === type && typeof word === 'string' ? word : label;
  };
  const lanes = Math.max(1, ...arcs.map(({ lane }) => lane + 1));
  const width = boxWidth + 30 + lanes * laneWidth;
  return (
    <section aria-labelledby="diagram">
      <h2 id="diagram">{t('pathways.diagram')}</h2>
      <svg
        className="diagram"
        viewBox={`0 0 ${width} ${rows.length * rowHeight}`}
        style={{ maxWidth: `${width * 0.13}rem` }}
        aria-hidden="true"
        focusable="false"
      >
        <defs>
          <marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0 10 5 0 10Z" />
          </marker>
        </defs>
        {rows.map(({ state, isEnd }, index) => (
          <g key={state} transform={`translate(1 ${index * rowHeight + (rowHeight - boxHeight) / 2})`}>
            <rect
              className={isEnd ? 'diagram-box diagram-box--end' : 'diagram-box'}
              width={boxWidth}
              height={boxHeight}
              rx={isEnd ? boxHeight / 2 : 3}
            />
            <text className="diagram-text" x={12} y={boxHeight / 2 + 5}>
              {name(state)}
            </text>
          </g>
        ))}
        {arcs.map((arc) => (
          <path key={`${arc.from} ${arc.to}`} className="diagram-arc" d={pathOf(arc)} markerEnd="url(#arrow)" />
        ))}
      </svg>
      <p>{t('pathways.diagramNote')}</p>
      <details className="why-not">
        <summary>{t('pathways.ways')}</summary>
        <ul>
          {rows.map(({ state }, index) => {
            const ways = arcs.filter(({ from }) => from === index).sort((one, other) => one.to - other.to);
            return ways.map(({ to, events }) => (
              <li key={`${state} ${to}`}>
                {name(state)} → <strong>{name(rows[to]?.state ?? '')}</strong>: {listInWords(events.map(act), language)}
              </li>
            ));
          })}
        </ul>
      </details>
    </section>
  );
}

// Down on the right of the centre, up on its other side: the two ways between the same rows stay apart.
function pathOf({ from, to, lane }: DiagramArc): string {
  const y = (row: number, shift: number): number => row * rowHeight + rowHeight / 2 + shift;
  const [start, end] = [y(from, 7), y(to, -7)];
  const edge = boxWidth + 2;
  const bend = edge + 18 + lane * laneWidth;
  return `M${edge} ${start}H${bend - 6}Q${bend} ${start} ${bend} ${start + turn(start, end)}V${
    end - turn(start, end)
  }Q${bend} ${end} ${bend - 6} ${end}H${edge + 1}`;
}

function turn(start: number, end: number): number {
  return end > start ? 6 : -6;
}
