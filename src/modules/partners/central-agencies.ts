/** A body of the whole country that the letter or the MOU names, or that the offices in the provinces belong to. */
export interface CentralAgency {
  /** Its code in the scheme HUB. */
  code: string;
  nameTh: string;
  nameEn: string;
  shortTh?: string;
  shortEn?: string;
  /** HUB code of the agency that supervises it. */
  supervisedBy?: string;
}

export const CENTRAL_AGENCIES: readonly CentralAgency[] = [
  { code: 'MOI', nameTh: 'กระทรวงมหาดไทย', nameEn: 'Ministry of Interior', shortTh: 'มท.', shortEn: 'MOI' },
  {
    code: 'DLA',
    nameTh: 'กรมส่งเสริมการปกครองท้องถิ่น',
    nameEn: 'Department of Local Administration',
    shortTh: 'สถ.',
    shortEn: 'DLA',
    supervisedBy: 'MOI',
  },
  {
    code: 'CDD',
    nameTh: 'กรมการพัฒนาชุมชน',
    nameEn: 'Community Development Department',
    shortTh: 'พช.',
    shortEn: 'CDD',
    supervisedBy: 'MOI',
  },
  {
    code: 'DOPA',
    nameTh: 'กรมการปกครอง',
    nameEn: 'Department of Provincial Administration',
    shortTh: 'ปค.',
    shortEn: 'DOPA',
    supervisedBy: 'MOI',
  },
  {
    code: 'ONAB',
    nameTh: 'สำนักงานพระพุทธศาสนาแห่งชาติ',
    nameEn: 'National Office of Buddhism',
    shortTh: 'พศ.',
    shortEn: 'ONAB',
  },
  {
    code: 'KMITL',
    nameTh: 'สถาบันเทคโนโลยีพระจอมเกล้าเจ้าคุณทหารลาดกระบัง',
    nameEn: "King Mongkut's Institute of Technology Ladkrabang",
    shortTh: 'สจล.',
    shortEn: 'KMITL',
  },
  {
    code: 'SANGHA_WELFARE',
    nameTh: 'ฝ่ายสาธารณสงเคราะห์ของมหาเถรสมาคม',
    nameEn: 'Public Welfare Division of the Sangha Supreme Council',
  },
];
