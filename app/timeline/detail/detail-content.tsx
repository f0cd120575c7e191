import { Button } from '../../ui/button.tsx';
import { LeftIcon } from '../../ui/icons.tsx';
import { textRange, type RefIndex } from '../model/ref-index.ts';
import type { TimelineModel } from '../model/timeline-model.ts';
import type { SourceOfItem } from '../timeline-props.ts';
import { ItemDetail } from './item-detail.tsx';
import { ItemList } from './item-list.tsx';

interface DetailProps {
  readonly model: TimelineModel;
  readonly index: RefIndex;
  readonly items: readonly number[];
  /** References of the evidence shown, for the marks in notes. */
  readonly evidence: readonly string[];
  readonly sourceByRef: (ref: string) => Promise<SourceOfItem>;
  readonly onOpen: (items: readonly number[]) => void;
  readonly onBack: (() => void) | null;
  /** Makes the item the zero of the axis; `null` where there is no axis. */
  readonly onAlign: ((item: number) => void) | null;
}

/** What is open: one item in full, or several as a list. */
export function DetailContent({
  model,
  index,
  items,
  evidence,
  sourceByRef,
  onOpen,
  onBack,
  onAlign,
}: DetailProps) {
  const only = items.length === 1 ? items[0]! : null;
  const ranges = evidence.flatMap((ref) => {
    const range = only !== null && index.itemsOf(ref).includes(only) ? textRange(ref) : null;
    return range ? [range] : [];
  });
  return (
    <>
      {onBack && (
        <div className="px-2 pb-1">
          <Button variant="quiet" onPress={onBack}>
            <LeftIcon /> Back to the list
          </Button>
        </div>
      )}
      {only !== null ? (
        <ItemDetail
          key={only}
          model={model}
          item={only}
          ranges={ranges}
          sourceByRef={sourceByRef}
          onOpen={onOpen}
          onAlign={onAlign}
        />
      ) : (
        <ItemList key={items.join()} model={model} items={items} onOpen={onOpen} />
      )}
    </>
  );
}
