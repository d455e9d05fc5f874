/** Names that an emitted program cannot give to its own things. */
const reserved = new Set(
  (
    "abstract any arguments as async await boolean break case catch class const continue debugger default delete do " +
    "else enum eval export extends false finally for from function get if implements import in instanceof " +
    "interface let new null number object of package private protected public return set static string super " +
    "switch symbol this throw true try type typeof undefined var void while with yield " +
    "Math NaN Infinity Float64Array " +
    "ham lattice waveVectorMaps goal constraints report curves paths centres operations program fermi fermiSlope fermiCurvature softplus integralTable cubicCurve tf lookUp " +
    "theta bond out bar thetaBar step r rBar s sBar rings ringsBar e eBar"
  ).split(" "),
);

/** The spec's name as an identifier of the emitted program. */
export function identifier(name: string): string {
  const plain = name.normalize("NFC").replaceAll(/[^\p{L}\p{N}_]/gu, "_");
  return reserved.has(plain) || /^\p{N}/u.test(plain) ? `${plain}_` : plain;
}
