/** A `.ham` file imported as its text (the bundler and the test runner load it so). */
declare module "*.ham" {
  const text: string;
  export default text;
}
