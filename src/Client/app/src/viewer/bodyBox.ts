/** Corner-origin image pixels. */
export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const CELL = 4;
/** Under water and fat, over lung and air. */
const TISSUE = -300;

/**
 * The body in a CT slice: the largest connected piece of tissue, without the table, so that the picture is fitted to the body and not to
 * the air around it. Worked on cells of 4×4 pixels, eroded once, which removes the table's thin lines. The whole image when there is none.
 */
export function bodyBox(values: ArrayLike<number>, columns: number, rows: number): Box {
  const whole: Box = { left: 0, top: 0, right: columns, bottom: rows };
  const [width, height] = [Math.floor(columns / CELL), Math.floor(rows / CELL)];
  if (width < 8 || height < 8) return whole;
  const tissue = eroded(cells(values, columns, width, height), width, height);
  const piece = largestPiece(tissue, width, height);
  if (piece.count < 0.02 * width * height) return whole;
  return {
    left: Math.max(0, (piece.left - 2) * CELL),
    top: Math.max(0, (piece.top - 2) * CELL),
    right: Math.min(columns, (piece.right + 3) * CELL),
    bottom: Math.min(rows, (piece.bottom + 3) * CELL),
  };
}

function cells(values: ArrayLike<number>, columns: number, width: number, height: number): Uint8Array {
  const tissue = new Uint8Array(width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let v = 0; v < CELL; v++) for (let u = 0; u < CELL; u++) sum += values[(y * CELL + v) * columns + x * CELL + u]!;
      tissue[y * width + x] = sum / (CELL * CELL) > TISSUE ? 1 : 0;
    }
  }
  return tissue;
}

function eroded(tissue: Uint8Array, width: number, height: number): Uint8Array {
  const kept = new Uint8Array(tissue.length);
  for (let y = 1; y < height - 1; y++) {
    for (let x = 1; x < width - 1; x++) {
      const at = y * width + x;
      kept[at] = tissue[at]! & tissue[at - 1]! & tissue[at + 1]! & tissue[at - width]! & tissue[at + width]!;
    }
  }
  return kept;
}

function largestPiece(tissue: Uint8Array, width: number, height: number): Box & { count: number } {
  const seen = new Uint8Array(tissue.length);
  let largest = { left: 0, top: 0, right: 0, bottom: 0, count: 0 };
  for (let start = 0; start < tissue.length; start++) {
    if (!tissue[start] || seen[start]) continue;
    const piece = { left: width, top: height, right: 0, bottom: 0, count: 0 };
    const open = [start];
    seen[start] = 1;
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const [x, y] = [at % width, Math.floor(at / width)];
      piece.count++;
      piece.left = Math.min(piece.left, x);
      piece.right = Math.max(piece.right, x);
      piece.top = Math.min(piece.top, y);
      piece.bottom = Math.max(piece.bottom, y);
      for (const next of [at - 1, at + 1, at - width, at + width]) {
        if (tissue[next] && !seen[next]) {
          seen[next] = 1;
          open.push(next);
        }
      }
    }
    if (piece.count > largest.count) largest = piece;
  }
  return largest;
}
