import reports from "./specs/reports.ham";
import haldane from "./specs/haldane.ham";
import ownObservable from "./specs/own-observable.ham";
import qiWuZhang from "./specs/qi-wu-zhang.ham";
import sixHaldanes from "./specs/six-haldanes.ham";
import spinHall from "./specs/spin-hall.ham";
import spinTexture from "./specs/spin-texture.ham";

/** Whole specs, by name. */
export const specs: Readonly<Record<string, string>> = {
  reports,
  haldane,
  sixHaldanes,
  spinTexture,
  qiWuZhang,
  spinHall,
  ownObservable,
};
