/** Sums of moduli of phases up to which a product's phase is surely the sum of theirs. */
const SURE = 3;
/** Factors of a product: more might leave the range of numbers. */
const FACTORS = 32;

/** A sum of phases of complex numbers. Small ones are those of products, one arctangent for many. */
export class PhaseSum {
  private sum = 0;
  private re = 1;
  private im = 0;
  private bound = 0;
  private factors = 0;

  /** Adds the phases of all of them. */
  addAll(re: Float64Array, im: Float64Array): void {
    for (let j = 0; j < re.length; j++) this.add(re[j], im[j]);
  }

  private add(re: number, im: number): void {
    // A tangent is no smaller than its angle.
    const angle = re > 0 ? Math.abs(im) / re : Infinity;
    if (!(angle < SURE)) {
      this.sum += Math.atan2(im, re);
      return;
    }
    if (this.bound + angle > SURE || this.factors === FACTORS) this.settle();
    const product = this.re * re - this.im * im;
    this.im = this.re * im + this.im * re;
    this.re = product;
    this.bound += angle;
    this.factors++;
  }

  get total(): number {
    this.settle();
    return this.sum;
  }

  private settle(): void {
    this.sum += Math.atan2(this.im, this.re);
    this.re = 1;
    this.im = 0;
    this.bound = 0;
    this.factors = 0;
  }
}

/** Whether the phase of one of the numbers is larger than a limit. */
export function someTurnsBeyond(re: Float64Array, im: Float64Array, limit: number): boolean {
  for (let j = 0; j < re.length; j++) {
    if (re[j] > 0 && Math.abs(im[j]) <= limit * re[j]) continue;
    if (Math.abs(Math.atan2(im[j], re[j])) > limit) return true;
  }
  return false;
}
