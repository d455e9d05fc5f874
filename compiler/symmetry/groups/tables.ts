/**
 * Written by scripts/write-group-tables.mjs. One line for each group, in the order of their numbers:
 * the short Hermann–Mauguin symbol (= the full one), and generators beside the translations of the
 * lattice, whose centring is the first letter.
 */
export const spaceGroups = `
P1
P-1 -x,-y,-z
P2=P121 -x,y,-z
P2_1=P12_11 -x,y+1/2,-z
C2=C121 -x,y,-z
Pm=P1m1 x,-y,z
Pc=P1c1 x,-y,z+1/2
Cm=C1m1 x,-y,z
Cc=C1c1 x,-y,z+1/2
P2/m=P12/m1 -x,-y,-z -x,y,-z
P2_1/m=P12_1/m1 -x,-y,-z -x,y+1/2,-z
C2/m=C12/m1 -x,-y,-z -x,y,-z
P2/c=P12/c1 -x,-y,-z -x,y,-z+1/2
P2_1/c=P12_1/c1 -x,-y,-z -x,y+1/2,-z+1/2
C2/c=C12/c1 -x,-y,-z -x,y,-z+1/2
P222 -x,-y,z x,-y,-z
P222_1 -x,-y,z+1/2 x,-y,-z
P2_12_12 -x,-y,z x+1/2,-y+1/2,-z
P2_12_12_1 -x+1/2,-y,z+1/2 x+1/2,-y+1/2,-z
C222_1 -x,-y,z+1/2 x,-y,-z
C222 -x,-y,z x,-y,-z
F222 -x,-y,z x,-y,-z
I222 -x,-y,z x,-y,-z
I2_12_12_1 -x,-y+1/2,z x,-y,-z+1/2
Pmm2 -x,-y,z -x,y,z
Pmc2_1 -x,-y,z+1/2 -x,y,z
Pcc2 -x,-y,z -x,y,z+1/2
Pma2 -x,-y,z -x+1/2,y,z
Pca2_1 -x,-y,z+1/2 -x+1/2,y,z+1/2
Pnc2 -x,-y,z -x,y+1/2,z+1/2
Pmn2_1 -x+1/2,-y,z+1/2 -x,y,z
Pba2 -x,-y,z -x+1/2,y+1/2,z
Pna2_1 -x,-y,z+1/2 -x+1/2,y+1/2,z+1/2
Pnn2 -x,-y,z -x+1/2,y+1/2,z+1/2
Cmm2 -x,-y,z -x,y,z
Cmc2_1 -x,-y,z+1/2 -x,y,z
Ccc2 -x,-y,z -x,y,z+1/2
Amm2 -x,-y,z -x,y,z
Aem2 -x,-y,z -x,y+1/2,z
Ama2 -x,-y,z -x+1/2,y,z
Aea2 -x,-y,z -x+1/2,y+1/2,z
Fmm2 -x,-y,z -x,y,z
Fdd2 -x,-y,z -x+1/4,y+1/4,z+1/4
Imm2 -x,-y,z -x,y,z
Iba2 -x,-y,z -x,y,z+1/2
Ima2 -x,-y,z -x+1/2,y,z
Pmmm=P2/m2/m2/m -x,-y,-z -x,-y,z x,-y,-z
Pnnn=P2/n2/n2/n -x,-y,-z -x+1/2,-y+1/2,z x,-y+1/2,-z+1/2
Pccm=P2/c2/c2/m -x,-y,-z -x,-y,z x,-y,-z+1/2
Pban=P2/b2/a2/n -x,-y,-z -x+1/2,-y+1/2,z x,-y+1/2,-z
Pmma=P2_1/m2/m2/a -x,-y,-z -x+1/2,-y,z x+1/2,-y,-z
Pnna=P2/n2_1/n2/a -x,-y,-z -x+1/2,-y,z x,-y+1/2,-z+1/2
Pmna=P2/m2/n2_1/a -x,-y,-z -x+1/2,-y,z+1/2 x,-y,-z
Pcca=P2_1/c2/c2/a -x,-y,-z -x+1/2,-y,z x+1/2,-y,-z+1/2
Pbam=P2_1/b2_1/a2/m -x,-y,-z -x,-y,z x+1/2,-y+1/2,-z
Pccn=P2_1/c2_1/c2/n -x,-y,-z -x+1/2,-y+1/2,z x+1/2,-y,-z+1/2
Pbcm=P2/b2_1/c2_1/m -x,-y,-z -x,-y,z+1/2 x,-y+1/2,-z
Pnnm=P2_1/n2_1/n2/m -x,-y,-z -x,-y,z x+1/2,-y+1/2,-z+1/2
Pmmn=P2_1/m2_1/m2/n -x,-y,-z -x+1/2,-y+1/2,z x+1/2,-y,-z
Pbcn=P2_1/b2/c2_1/n -x,-y,-z -x+1/2,-y+1/2,z+1/2 x+1/2,-y+1/2,-z
Pbca=P2_1/b2_1/c2_1/a -x,-y,-z -x+1/2,-y,z+1/2 x+1/2,-y+1/2,-z
Pnma=P2_1/n2_1/m2_1/a -x,-y,-z -x+1/2,-y,z+1/2 x+1/2,-y+1/2,-z+1/2
Cmcm=C2/m2/c2_1/m -x,-y,-z -x,-y,z+1/2 x,-y,-z
Cmce=C2/m2/c2_1/e -x,-y,-z -x+1/2,-y,z+1/2 x,-y,-z
Cmmm=C2/m2/m2/m -x,-y,-z -x,-y,z x,-y,-z
Cccm=C2/c2/c2/m -x,-y,-z -x,-y,z x,-y,-z+1/2
Cmme=C2/m2/m2/e -x,-y,-z -x+1/2,-y,z x,-y,-z
Ccce=C2/c2/c2/e -x,-y,-z -x+1/2,-y,z x+1/2,-y,-z+1/2
Fmmm=F2/m2/m2/m -x,-y,-z -x,-y,z x,-y,-z
Fddd=F2/d2/d2/d -x,-y,-z -x+1/4,-y+1/4,z x,-y+1/4,-z+1/4
Immm=I2/m2/m2/m -x,-y,-z -x,-y,z x,-y,-z
Ibam=I2/b2/a2/m -x,-y,-z -x,-y,z x,-y,-z+1/2
Ibca=I2/b2/c2/a -x,-y,-z -x,-y+1/2,z x,-y,-z+1/2
Imma=I2/m2/m2/a -x,-y,-z -x,-y+1/2,z x,-y,-z
P4 -y,x,z
P4_1 -y,x,z+1/4
P4_2 -y,x,z+1/2
P4_3 -y,x,z+3/4
I4 -y,x,z
I4_1 -y,x+1/2,z+1/4
P-4 y,-x,-z
I-4 y,-x,-z
P4/m -y,x,z -x,-y,-z
P4_2/m -y,x,z+1/2 -x,-y,-z
P4/n -y+1/2,x,z -x,-y,-z
P4_2/n -y,x+1/2,z+1/2 -x,-y,-z
I4/m -y,x,z -x,-y,-z
I4_1/a -y+3/4,x+1/4,z+1/4 -x,-y,-z
P422 -y,x,z x,-y,-z
P42_12 -y+1/2,x+1/2,z x+1/2,-y+1/2,-z
P4_122 -y,x,z+1/4 x,-y,-z+1/2
P4_12_12 -y+1/2,x+1/2,z+1/4 x+1/2,-y+1/2,-z+3/4
P4_222 -y,x,z+1/2 x,-y,-z
P4_22_12 -y+1/2,x+1/2,z+1/2 x+1/2,-y+1/2,-z+1/2
P4_322 -y,x,z+3/4 x,-y,-z+1/2
P4_32_12 -y+1/2,x+1/2,z+3/4 x+1/2,-y+1/2,-z+1/4
I422 -y,x,z x,-y,-z
I4_122 -y,x+1/2,z+1/4 x,-y+1/2,-z+1/4
P4mm -y,x,z -x,y,z
P4bm -y,x,z -x+1/2,y+1/2,z
P4_2cm -y,x,z+1/2 -x,y,z+1/2
P4_2nm -y+1/2,x+1/2,z+1/2 -x+1/2,y+1/2,z+1/2
P4cc -y,x,z -x,y,z+1/2
P4nc -y,x,z -x+1/2,y+1/2,z+1/2
P4_2mc -y,x,z+1/2 -x,y,z
P4_2bc -y,x,z+1/2 -x+1/2,y+1/2,z
I4mm -y,x,z -x,y,z
I4cm -y,x,z -x,y,z+1/2
I4_1md -y,x+1/2,z+1/4 -x,y,z
I4_1cd -y,x+1/2,z+1/4 -x,y,z+1/2
P-42m y,-x,-z x,-y,-z
P-42c y,-x,-z x,-y,-z+1/2
P-42_1m y,-x,-z x+1/2,-y+1/2,-z
P-42_1c y,-x,-z x+1/2,-y+1/2,-z+1/2
P-4m2 y,-x,-z -x,y,z
P-4c2 y,-x,-z -x,y,z+1/2
P-4b2 y,-x,-z -x+1/2,y+1/2,z
P-4n2 y,-x,-z -x+1/2,y+1/2,z+1/2
I-4m2 y,-x,-z -x,y,z
I-4c2 y,-x,-z -x,y,z+1/2
I-42m y,-x,-z x,-y,-z
I-42d y,-x,-z x,-y+1/2,-z+1/4
P4/mmm=P4/m2/m2/m -y,x,z -x,-y,-z x,-y,-z
P4/mcc=P4/m2/c2/c -y,x,z -x,-y,-z x,-y,-z+1/2
P4/nbm=P4/n2/b2/m -y+1/2,x,z -x,-y,-z x,-y+1/2,-z
P4/nnc=P4/n2/n2/c -y+1/2,x,z -x,-y,-z x,-y+1/2,-z+1/2
P4/mbm=P4/m2_1/bm -y,x,z -x,-y,-z x+1/2,-y+1/2,-z
P4/mnc=P4/m2_1/nc -y,x,z -x,-y,-z x+1/2,-y+1/2,-z+1/2
P4/nmm=P4/n2_1/mm -y+1/2,x,z -x,-y,-z x+1/2,-y,-z
P4/ncc=P4/n2_1/cc -y+1/2,x,z -x,-y,-z x+1/2,-y,-z+1/2
P4_2/mmc=P4_2/m2/m2/c -y,x,z+1/2 -x,-y,-z x,-y,-z
P4_2/mcm=P4_2/m2/c2/m -y,x,z+1/2 -x,-y,-z x,-y,-z+1/2
P4_2/nbc=P4_2/n2/b2/c -y+1/2,x,z+1/2 -x,-y,-z x,-y+1/2,-z
P4_2/nnm=P4_2/n2/n2/m -y+1/2,x,z+1/2 -x,-y,-z x,-y+1/2,-z+1/2
P4_2/mbc=P4_2/m2_1/b2/c -y,x,z+1/2 -x,-y,-z x+1/2,-y+1/2,-z
P4_2/mnm=P4_2/m2_1/n2/m -y+1/2,x+1/2,z+1/2 -x,-y,-z x+1/2,-y+1/2,-z+1/2
P4_2/nmc=P4_2/n2_1/m2/c -y+1/2,x,z+1/2 -x,-y,-z x+1/2,-y,-z
P4_2/ncm=P4_2/n2_1/c2/m -y+1/2,x,z+1/2 -x,-y,-z x+1/2,-y,-z+1/2
I4/mmm=I4/m2/m2/m -y,x,z -x,-y,-z x,-y,-z
I4/mcm=I4/m2/c2/m -y,x,z -x,-y,-z x,-y,-z+1/2
I4_1/amd=I4_1/a2/m2/d -y+1/4,x+3/4,z+1/4 -x,-y,-z x,-y,-z
I4_1/acd=I4_1/a2/c2/d -y+1/4,x+3/4,z+1/4 -x,-y,-z x,-y,-z+1/2
P3 -y,x-y,z
P3_1 -y,x-y,z+1/3
P3_2 -y,x-y,z+2/3
R3 -y,x-y,z
P-3 y,-x+y,-z
R-3 y,-x+y,-z
P312 -y,x-y,z -y,-x,-z
P321 -y,x-y,z y,x,-z
P3_112 -y,x-y,z+1/3 -y,-x,-z+2/3
P3_121 -y,x-y,z+1/3 y,x,-z
P3_212 -y,x-y,z+2/3 -y,-x,-z+1/3
P3_221 -y,x-y,z+2/3 y,x,-z
R32 -y,x-y,z y,x,-z
P3m1 -y,x-y,z -y,-x,z
P31m -y,x-y,z y,x,z
P3c1 -y,x-y,z -y,-x,z+1/2
P31c -y,x-y,z y,x,z+1/2
R3m -y,x-y,z -y,-x,z
R3c -y,x-y,z -y,-x,z+1/2
P-31m=P-312/m y,-x+y,-z -y,-x,-z
P-31c=P-312/c y,-x+y,-z -y,-x,-z+1/2
P-3m1=P-32/m1 y,-x+y,-z y,x,-z
P-3c1=P-32/c1 y,-x+y,-z y,x,-z+1/2
R-3m=R-32/m y,-x+y,-z y,x,-z
R-3c=R-32/c y,-x+y,-z y,x,-z+1/2
P6 x-y,x,z
P6_1 x-y,x,z+1/6
P6_5 x-y,x,z+5/6
P6_2 x-y,x,z+1/3
P6_4 x-y,x,z+2/3
P6_3 x-y,x,z+1/2
P-6 -x+y,-x,-z
P6/m x-y,x,z -x,-y,-z
P6_3/m x-y,x,z+1/2 -x,-y,-z
P622 x-y,x,z -y,-x,-z
P6_122 x-y,x,z+1/6 -y,-x,-z+5/6
P6_522 x-y,x,z+5/6 -y,-x,-z+1/6
P6_222 x-y,x,z+1/3 -y,-x,-z+2/3
P6_422 x-y,x,z+2/3 -y,-x,-z+1/3
P6_322 x-y,x,z+1/2 -y,-x,-z+1/2
P6mm x-y,x,z y,x,z
P6cc x-y,x,z y,x,z+1/2
P6_3cm x-y,x,z+1/2 y,x,z
P6_3mc x-y,x,z+1/2 y,x,z+1/2
P-6m2 -x+y,-x,-z -y,-x,-z
P-6c2 -x+y,-x,-z+1/2 -y,-x,-z
P-62m -x+y,-x,-z y,x,z
P-62c -x+y,-x,-z+1/2 y,x,z+1/2
P6/mmm=P6/m2/m2/m x-y,x,z -x,-y,-z -y,-x,-z
P6/mcc=P6/m2/c2/c x-y,x,z -x,-y,-z -y,-x,-z+1/2
P6_3/mcm=P6_3/m2/c2/m x-y,x,z+1/2 -x,-y,-z -y,-x,-z
P6_3/mmc=P6_3/m2/m2/c x-y,x,z+1/2 -x,-y,-z -y,-x,-z+1/2
P23 z,x,y -x,-y,z
F23 z,x,y -x,-y,z
I23 z,x,y -x,-y,z
P2_13 z,x,y -x+1/2,-y,z+1/2
I2_13 z,x,y -x,-y+1/2,z
Pm-3=P2/m-3 -z,-x,-y -x,-y,z
Pn-3=P2/n-3 -z,-x,-y -x+1/2,-y+1/2,z
Fm-3=F2/m-3 -z,-x,-y -x,-y,z
Fd-3=F2/d-3 -z,-x,-y -x+1/4,-y+1/4,z
Im-3=I2/m-3 -z,-x,-y -x,-y,z
Pa-3=P2_1/a-3 -z,-x,-y -x+1/2,-y,z+1/2
Ia-3=I2_1/a-3 -z,-x,-y -x,-y+1/2,z
P432 -y,x,z z,x,y
P4_232 -y+1/2,x+1/2,z+1/2 z,x,y
F432 -y,x,z z,x,y
F4_132 -y+1/4,x+1/4,z+1/4 z,x,y
I432 -y,x,z z,x,y
P4_332 -y+3/4,x+1/4,z+3/4 z,x,y
P4_132 -y+1/4,x+3/4,z+1/4 z,x,y
I4_132 -y+1/4,x+3/4,z+1/4 z,x,y
P-43m y,-x,-z z,x,y
F-43m y,-x,-z z,x,y
I-43m y,-x,-z z,x,y
P-43n y+1/2,-x+1/2,-z+1/2 z,x,y
F-43c y+1/2,-x,-z z,x,y
I-43d y+1/4,-x+3/4,-z+1/4 z,x,y
Pm-3m=P4/m-32/m -z,-x,-y -y,x,z
Pn-3n=P4/n-32/n -z,-x,-y -y+1/2,x,z
Pm-3n=P4_2/m-32/n -z,-x,-y -y+1/2,x+1/2,z+1/2
Pn-3m=P4_2/n-32/m -z,-x,-y -y,x+1/2,z+1/2
Fm-3m=F4/m-32/m -z,-x,-y -y,x,z
Fm-3c=F4/m-32/c -z,-x,-y -y+1/2,x,z
Fd-3m=F4_1/d-32/m -z,-x,-y -y,x+1/4,z+1/4
Fd-3c=F4_1/d-32/c -z,-x,-y -y+1/2,x+1/4,z+1/4
Im-3m=I4/m-32/m -z,-x,-y -y,x,z
Ia-3d=I4_1/a-32/d -z,-x,-y -y+1/4,x+3/4,z+1/4
`;

export const layerGroups = `
p1
p-1 -x,-y,-z
p112 -x,-y,z
p11m x,y,-z
p11a x+1/2,y,-z
p112/m -x,-y,-z -x,-y,z
p112/a -x,-y,-z -x+1/2,-y,z
p211 x,-y,-z
p2_111 x+1/2,-y,-z
c211 x,-y,-z
pm11 -x,y,z
pb11 -x,y+1/2,z
cm11 -x,y,z
p2/m11 -x,-y,-z x,-y,-z
p2_1/m11 -x,-y,-z x+1/2,-y,-z
p2/b11 -x,-y,-z x,-y+1/2,-z
p2_1/b11 -x,-y,-z x+1/2,-y+1/2,-z
c2/m11 -x,-y,-z x,-y,-z
p222 -x,-y,z x,-y,-z
p2_122 -x,-y,z x+1/2,-y,-z
p2_12_12 -x,-y,z x+1/2,-y+1/2,-z
c222 -x,-y,z x,-y,-z
pmm2 -x,-y,z -x,y,z
pma2 -x,-y,z -x+1/2,y,z
pba2 -x,-y,z -x+1/2,y+1/2,z
cmm2 -x,-y,z -x,y,z
pm2m x,y,-z -x,y,z
pm2_1b x,y+1/2,-z -x,y,z
pb2_1m x,y,-z -x,y+1/2,z
pb2b x,y+1/2,-z -x,y+1/2,z
pm2a x+1/2,y,-z -x+1/2,y,z
pm2_1n x+1/2,y+1/2,-z -x,y,z
pb2_1a x+1/2,y,-z -x+1/2,y+1/2,z
pb2n x+1/2,y+1/2,-z -x+1/2,y+1/2,z
cm2m x,y,-z -x,y,z
cm2e x+1/2,y,-z -x+1/2,y,z
pmmm=p2/m2/m2/m -x,-y,-z -x,-y,z x,-y,-z
pmaa=p2/m2/a2/a -x,-y,-z -x+1/2,-y,z x,-y,-z
pban=p2/b2/a2/n -x,-y,-z -x+1/2,-y+1/2,z x,-y+1/2,-z
pmam=p2_1/m2/a2/m -x,-y,-z -x,-y,z x+1/2,-y,-z
pmma=p2_1/m2/m2/a -x,-y,-z -x+1/2,-y,z x+1/2,-y,-z
pman=p2/m2_1/a2/n -x,-y,-z -x+1/2,-y+1/2,z x,-y,-z
pbaa=p2/b2_1/a2/a -x,-y,-z -x+1/2,-y,z x,-y+1/2,-z
pbam=p2_1/b2_1/a2/m -x,-y,-z -x,-y,z x+1/2,-y+1/2,-z
pbma=p2_1/b2_1/m2/a -x,-y,-z -x+1/2,-y,z x+1/2,-y+1/2,-z
pmmn=p2_1/m2_1/m2/n -x,-y,-z -x+1/2,-y+1/2,z x+1/2,-y,-z
cmmm=c2/m2/m2/m -x,-y,-z -x,-y,z x,-y,-z
cmme=c2/m2/m2/e -x,-y,-z -x+1/2,-y,z x,-y,-z
p4 -y,x,z
p-4 y,-x,-z
p4/m -y,x,z -x,-y,-z
p4/n -y+1/2,x,z -x,-y,-z
p422 -y,x,z x,-y,-z
p42_12 -y,x,z x+1/2,-y+1/2,-z
p4mm -y,x,z -x,y,z
p4bm -y,x,z -x+1/2,y+1/2,z
p-42m y,-x,-z x,-y,-z
p-42_1m y,-x,-z x+1/2,-y+1/2,-z
p-4m2 y,-x,-z -x,y,z
p-4b2 y,-x,-z -x+1/2,y+1/2,z
p4/mmm=p4/m2/m2/m -y,x,z -x,-y,-z x,-y,-z
p4/nbm=p4/n2/b2/m -y+1/2,x,z -x,-y,-z x,-y+1/2,-z
p4/mbm=p4/m2_1/bm -y,x,z -x,-y,-z x+1/2,-y+1/2,-z
p4/nmm=p4/n2_1/mm -y+1/2,x,z -x,-y,-z x+1/2,-y,-z
p3 -y,x-y,z
p-3 y,-x+y,-z
p312 -y,x-y,z -y,-x,-z
p321 -y,x-y,z y,x,-z
p3m1 -y,x-y,z -y,-x,z
p31m -y,x-y,z y,x,z
p-31m=p-312/m y,-x+y,-z -y,-x,-z
p-3m1=p-32/m1 y,-x+y,-z y,x,-z
p6 x-y,x,z
p-6 -x+y,-x,-z
p6/m x-y,x,z -x,-y,-z
p622 x-y,x,z -y,-x,-z
p6mm x-y,x,z y,x,z
p-6m2 -x+y,-x,-z -y,-x,-z
p-62m -x+y,-x,-z y,x,z
p6/mmm x-y,x,z -x,-y,-z -y,-x,-z
`;
