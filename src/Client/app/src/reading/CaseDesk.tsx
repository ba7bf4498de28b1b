import { useCallback, useEffect, useRef, useState } from 'react';
import type { Assignment, Mark } from '../api/contract';
import { TopBar } from '../shell/TopBar';
import { texts } from '../texts';
import { said } from '../texts/said';
import { Button } from '../ui/Button';
import { Chip, SyntheticBadge } from '../ui/Chip';
import { isTyping, usePressLetsGo } from '../ui/keys';
import { KeyPointerOverImage } from '../viewer/byKeys/KeyPointerOverImage';
import { StackViewport } from '../viewer/StackViewport';
import type { ImageStage } from '../viewer/stage';
import { Correcting } from './done/Correcting';
import { LastCase } from './done/LastCase';
import { focusNextQuestion, focusOn, lookAt } from './focus';
import { findingStyles } from './marks/findingStyle';
import { pixelValue } from './marks/pixelValue';
import { InPlaceOverImage } from './marks/InPlaceOverImage';
import { MarksOverlay } from './marks/MarksOverlay';
import { Probe } from './marks/Probe';
import { sheetOf } from './marks/millimetres';
import { useSketch } from './marks/sketch';
import { sliceOf } from './marks/target';
import { linesOf } from './marks/tools/forms';
import { firstTool, isOffered, toolOf, type ToolName } from './marks/tools/tools';
import type { OpenedCase } from './openCase';
import { addFinding, FindingList, wordOfMark } from './panel/FindingList';
import { KeySheet } from './panel/KeySheet';
import { Questions } from './panel/Questions';
import { SaveChip } from './panel/SaveChip';
import { SaveNotices } from './panel/SaveNotices';
import { SkipSheet } from './panel/SkipSheet';
import { SubmitBar } from './panel/SubmitBar';
import { ToolOptions } from './panel/ToolOptions';
import { ToolRail } from './panel/ToolRail';
import { PracticeResult } from './practice/PracticeResult';
import { practiseAgain } from './practice/practiseAgain';
import { TruthOverlay } from './practice/TruthOverlay';
import { changedAnswer, changedPlace, firstDifference } from './state/changedPlace';
import { reduce } from './state/history';
import { missing, type Missing } from './state/missing';
import { findingOf } from './state/reading';
import { useBeside } from './useBeside';
import { useCase } from './useCase';
import { HintOverImage, useHint } from './useHint';
import { useFindingVerbs } from './useFindingVerbs';
import { useMarkTool } from './useMarkTool';
import { useMarkVerbs } from './useMarkVerbs';
import { useReaderKeys } from './useReaderKeys';
import { useSubmission } from './useSubmission';
import { RecordedSheet } from './viewing/RecordedSheet';
import { useViewing } from './viewing/useViewing';

/** The reader's page of one open case: image first, and beside it one thing at a time. */
export function CaseDesk({ opened }: { opened: OpenedCase }) {
  const inHand = useCase(opened);
  const { state, dispatch, latest, record } = inHand;
  const { assignment } = record;
  const { submission, submit, skip, leave, goOn } = useSubmission(inHand);
  const [tool, setTool] = useState<ToolName>(firstTool(assignment.template));
  const [sheet, setSheet] = useState<'keys' | 'skip' | 'recorded' | null>(null);
  const [hint, setHint] = useHint();
  const [stage, setStage] = useState<ImageStage | null>(null);
  const desk = useRef<HTMLDivElement>(null);
  usePressLetsGo(desk);
  const show = useCallback((slice: number) => void (slice >= 0 && stage?.show(slice)), [stage]);
  const beside = useBeside(assignment.id);
  const watch = useViewing(assignment.id);
  useEffect(() => watch(stage), [watch, stage]);

  const { markTool, inPlace } = useMarkTool(inHand, stage, setHint);
  const isSketchBack = useSketch(markTool, inHand);
  useEffect(() => {
    if (isSketchBack) setHint(texts.saving.sketchBack);
  }, [isSketchBack, setHint]);
  markTool.mode = tool;

  /** Nothing that is drawn goes unasked: only Escape gives it up. */
  const busy = () => {
    if (markTool.isDrawing) setHint(texts.reading.refusals.unfinished);
    return markTool.isDrawing;
  };
  const step = (type: 'undo' | 'redo') => {
    // In the middle of an outline, undo is the last point of it; of what is suggested, or has no points to take back, all of it.
    if (type === 'undo' && markTool.back()) return;
    if (type === 'undo' && markTool.isDrawing) return markTool.cancel();
    if (busy()) return;
    const before = latest();
    dispatch({ type });
    const after = reduce(before, { type }).reading;
    const changed = firstDifference(before.reading, after);
    if (changed) show(sliceOf(assignment.case, changed));
    // The panel of that finding is there with the next frame.
    requestAnimationFrame(() => lookAt({ finding: changedPlace(before.reading, after).finding !== undefined, answer: changedAnswer(before.reading, after) }));
  };
  const newFinding = () => {
    if (latest().reading.findings.length >= assignment.template.maxFindings) return setHint(texts.reading.refusals['too-many-findings']);
    addFinding(inHand);
  };
  const goTo = (problem: Missing) => {
    if (problem.trackingUid) dispatch({ type: 'select', finding: problem.trackingUid, mark: null });
    const shown = findingOf(latest().reading, problem.trackingUid)?.marks[0];
    if (shown) show(sliceOf(assignment.case, shown));
    // The panel of that finding is there with the next frame.
    requestAnimationFrame(() => focusOn(problem, firstTool(assignment.template)));
  };
  const send = () => {
    // What is being typed is taken when the field is left.
    if (isTyping(document.activeElement)) (document.activeElement as HTMLElement).blur();
    if (submission.kind === 'practised') return void goOn();
    // What is in the hand would be left behind.
    if (busy()) return;
    const problem = submit();
    if (problem) goTo(problem);
  };
  const choose = (name: ToolName) => {
    if (!isOffered(name, assignment.template)) return setHint(texts.reading.refusals['not-asked']);
    if (name === tool || busy()) return;
    setTool(name);
  };
  const markVerbs = useMarkVerbs(inHand, markTool, show, (why) => setHint(texts.reading.refusals[why]));
  const findingVerbs = useFindingVerbs(inHand, setHint);
  useReaderKeys({
    choose,
    undo: () => step('undo'),
    redo: () => step('redo'),
    ...markVerbs,
    ...findingVerbs,
    deleteMark: () => void (busy() || markVerbs.deleteMark()),
    deleteFinding: () => void (busy() || findingVerbs.deleteFinding()),
    noLesion: () => void (busy() || findingVerbs.noLesion()),
    skip: () => void (['idle', 'lacks', 'pageOnly'].includes(submission.kind) && setSheet('skip')),
    rename: () => inPlace.rename(latest().finding),
    menu: inPlace.openMenuOfSelected,
    newFinding,
    submit: send,
    letGo: () => {
      markTool.cancel();
      dispatch({ type: 'select', finding: latest().finding, mark: null });
    },
    help: () => setSheet('keys'),
    nextQuestion: focusNextQuestion,
  });

  const styles = findingStyles(state.reading.findings);
  const wordOf = (mark: Mark) => wordOfMark(inHand, mark);
  const empty = state.reading.findings.length === 0 && !state.reading.noLesion && state.reading.comment === null;
  const synthetic = assignment.case.synthetic || assignment.campaign.synthetic;
  return (
    <div className="desk" ref={desk}>
      <TopBar skips={skips} title={assignment.campaign.name} sentence={<Asked assignment={assignment} />}>
        <LastCase />
        {assignment.practice && <Chip title={texts.practice.badgeHint} data-testid="practice">{texts.practice.badge}</Chip>}
        <span className="cases">
          {texts.reading.yourCases} <strong>{assignment.progress.submitted}</strong> / {assignment.progress.total}
        </span>
        <SaveChip save={inHand.save} deviceFails={inHand.deviceFails} empty={empty} />
      </TopBar>
      <ToolRail
        tool={tool}
        template={assignment.template}
        choose={choose}
        undo={state.past.length ? () => step('undo') : null}
        redo={state.future.length ? () => step('redo') : null}
        fit={() => stage?.fit()}
        help={() => setSheet('keys')}
      />
      <main className="image-place" id="image" tabIndex={-1}>
        <h1 className="visually-hidden">{`${assignment.campaign.name}, ${said(assignment.case.number)}`}</h1>
        <StackViewport
          images={assignment.case}
          {...(assignment.prompt?.slice == null ? {} : { firstSlice: assignment.prompt.slice })}
          tool={tool === 'window' || tool === 'zoom' || tool === 'pan' ? tool : markTool}
          cursor={toolOf(tool).cursor}
          marks={state.reading.findings.flatMap((finding, index) => finding.marks.map((mark) => ({ slice: sliceOf(assignment.case, mark), colour: styles[index]!.colour, lines: linesOf(mark, sheetOf(assignment.case)) })))}
          corner={<>{said(assignment.case.number)}{synthetic && <div className="badge"><SyntheticBadge /></div>}</>}
          onStage={setStage}
          {...(beside.data ? { beside: beside.data } : {})}
          overlay={(scene) => (
            <>
              <MarksOverlay scene={scene} images={assignment.case} state={state} tool={markTool} labelOf={wordOf} />
              {submission.kind === 'practised' && <TruthOverlay scene={scene} feedback={submission.feedback} />}
            </>
          )}
          above={
            <>
              {tool === 'point' && <Probe tool={markTool} stage={stage} modality={assignment.case.modality} />}
              <KeyPointerOverImage stage={stage} tool={markTool} images={assignment.case} say={(value) => pixelValue(value, assignment.case.modality)} />
              <InPlaceOverImage inPlace={inPlace} inHand={inHand} stage={stage} verbs={markVerbs} />
              <ToolOptions tool={markTool} name={tool} images={assignment.case} />
              {hint && <HintOverImage hint={hint} done={() => setHint(null)} />}
            </>
          }
        />
      </main>
      <aside className="side" id="questions" tabIndex={-1} aria-label={texts.reading.panel}>
        <div className="scroll" inert={submission.kind === 'sending'}>
          <SaveNotices inHand={inHand} />
          {assignment.reopened && <Correcting onLeave={leave} />}
          {submission.kind === 'practised' && <PracticeResult feedback={submission.feedback} show={show} onAgain={() => void practiseAgain(assignment.id)} onNext={() => void goOn()} />}
          {/* Of an attempt before there is nothing here but what is known. */}
          {!(submission.kind === 'practised' && empty) && <FindingList inHand={inHand} show={show} wordOf={wordOf} newFinding={newFinding} fillBetween={markVerbs.fillBetween} renaming={{ finding: inPlace.renamed, begin: inPlace.rename, end: () => inPlace.rename(null) }} />}
          {!(submission.kind === 'practised' && empty) && <Questions inHand={inHand} lacks={submission.kind === 'lacks' ? missing(state.reading, assignment.template) : []} />}
          <Button kind="plain" size="small" className="quiet recorded-button" onPress={() => setSheet('recorded')} data-testid="what-is-recorded">
            {texts.viewing.recorded}
          </Button>
        </div>
        {submission.kind !== 'practised' && <SubmitBar inHand={inHand} submission={submission} onSubmit={send} onSkip={() => setSheet('skip')} onNext={() => void goOn()} onProblem={goTo} />}
      </aside>
      <KeySheet template={assignment.template} isOpen={sheet === 'keys'} onClose={() => setSheet(null)} />
      <RecordedSheet assignmentId={assignment.id} slices={assignment.case.instances.length} isOpen={sheet === 'recorded'} onClose={() => setSheet(null)} />
      <SkipSheet isOpen={sheet === 'skip'} hasWork={!empty} withdraws={assignment.reopened ?? false} onClose={() => setSheet(null)} onSkip={skip} />
    </div>
  );
}

/** What is asked: of this case alone first, then of all. */
function Asked({ assignment: { campaign, prompt } }: { assignment: Assignment }) {
  const whole = [prompt?.text, campaign.prompt].filter(Boolean).join(' – ');
  return <span title={whole} data-testid="asked">{prompt?.text && <strong>{prompt.text} – </strong>}{campaign.prompt}</span>;
}

const skips = [
  { id: 'image', words: texts.shell.skipToImage },
  { id: 'questions', words: texts.shell.skipToQuestions },
];
