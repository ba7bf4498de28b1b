namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Allow-lists of technique: what scanners of public archives write stays; names, dates, telephone and record numbers go.</summary>
public class TechnicalAllowListTests
{
    private static readonly IdentityWords Nobody = new(new DicomDataset());
    private static readonly DeidentificationKey Key = new([.. Enumerable.Range(1, 32).Select(i => (byte)i)]);

    private static readonly (DicomTag Tag, string Values)[] Real =
    [
        (DicomTag.Manufacturer, "SIEMENS|Siemens|Siemens Healthineers|Siemens HealthCare GmbH|SIEMENS NM|GE MEDICAL SYSTEMS|GE Healthcare"),
        (DicomTag.Manufacturer, "G.E. Medical Systems|GEMS|Philips|Philips Medical Systems|Philips Healthcare|PHILIPS|TOSHIBA|TOSHIBA_MEC|TOSHIBA_MEC_US"),
        (DicomTag.Manufacturer, "Toshiba Medical Systems|CANON_MEC|Canon Medical Systems|Hitachi Medical Corporation|Hitachi, Ltd.|UIH"),
        (DicomTag.Manufacturer, "United Imaging Healthcare|HOLOGIC, Inc.|Hologic|LORAD|FUJIFILM Corporation|FUJI Co., ltd.|Agfa|Agfa-Gevaert AG"),
        (DicomTag.Manufacturer, "Carestream Health|KODAK|Kodak Company|SAMSUNG|Varian Medical Systems|Elekta|ADAC|Swissray|Imatron|Picker International"),
        (DicomTag.Manufacturer, "Elscint|Shimadzu|CANON|Konica Minolta|Neusoft|Mindray|Esaote|Bruker BioSpin|ACUSON|Aloka|Planmed|Carl Zeiss Meditec"),
        (DicomTag.Manufacturer, "Heidelberg Engineering|Leica Biosystems|Hamamatsu|Neurologica|MeVis"),
        (DicomTag.ManufacturerModelName, "LightSpeed VCT|LightSpeed16|LightSpeed Plus|LightSpeed QX/i|LightSpeed Ultra|LightSpeed Pro 16|BrightSpeed"),
        (DicomTag.ManufacturerModelName, "Discovery CT750 HD|Discovery STE|Discovery ST|Discovery LS|Discovery RX|Discovery 690|Discovery MR750|Discovery MR750w"),
        (DicomTag.ManufacturerModelName, "Optima CT660|Optima MR450w|Revolution CT|Revolution EVO|Revolution HD|HiSpeed CT/i|SIGNA EXCITE|SIGNA HDx|Signa HDxt"),
        (DicomTag.ManufacturerModelName, "SIGNA Architect|SIGNA Premier|GENESIS_SIGNA|Sensation 64|Sensation 16|Sensation 10|Sensation Cardiac 64|Volume Zoom"),
        (DicomTag.ManufacturerModelName, "Emotion 16|Emotion Duo|Emotion 6|SOMATOM Definition|SOMATOM Definition AS|SOMATOM Definition AS+|SOMATOM Definition Edge"),
        (DicomTag.ManufacturerModelName, "SOMATOM Definition Flash|SOMATOM Force|SOMATOM Drive|SOMATOM go.Top|SOMATOM Perspective|SOMATOM PLUS 4|NAEOTOM Alpha"),
        (DicomTag.ManufacturerModelName, "Biograph 64|Biograph 40|Biograph128|Biograph64_mCT|Biograph mMR|Avanto|Avanto_fit|Espree|Symphony|SymphonyTim|TrioTim"),
        (DicomTag.ManufacturerModelName, "Verio|Skyra|Skyra_fit|Prisma|Prisma_fit|Aera|MAGNETOM Vida|MAGNETOM Sola|Brilliance 16|Brilliance 16P|Brilliance 40"),
        (DicomTag.ManufacturerModelName, "Brilliance 64|Brilliance Big Bore|Ingenuity CT|Ingenuity TF PET/CT|iCT 256|iCT SP|IQon - Spectral CT|Mx8000|Mx8000 IDT 16"),
        (DicomTag.ManufacturerModelName, "GEMINI TF TOF 16|Gemini TF Big Bore|Achieva|Achieva dStream|Ingenia|Ingenia Elition X|Intera|Panorama HFO|Gyroscan Intera"),
        (DicomTag.ManufacturerModelName, "Aquilion|Aquilion ONE|Aquilion PRIME|Aquilion Lightning|Aquilion Precision|Asteion|Alexion|Vantage Titan|MRT200PP3|ECLOS"),
        (DicomTag.ManufacturerModelName, "SCENARIA|Supria|Oasis|ECHELON Oval|AIRIS II|uCT 760|uCT 780|uMR 770|uMI 780|uEXPLORER|Selenia Dimensions|Lorad Selenia"),
        (DicomTag.ManufacturerModelName, "Senographe Essential|Senographe Pristina|Senographe 2000D|MAMMOMAT Inspiration|MicroDose|AMULET Innovality|DRX-Evolution"),
        (DicomTag.ManufacturerModelName, "DRX-Revolution|DirectView CR 975|DigitalDiagnost|ADC_5146|DX-D 300|FCR|Definium 8000|Definium 6000|LOGIQ 700|LOGIQ E9"),
        (DicomTag.ManufacturerModelName, "EPIQ 7|iU22|Aplio 500|Eclipse 1.5T|TrueBeam"),
        (DicomTag.ConvolutionKernel, "STANDARD|SOFT|LUNG|BONE|BONEPLUS|DETAIL|EDGE|CHEST|ULTRA|HD STD|HD STND PLUS|B20f|B30f|B30s|B31f|B31s|B40f|B41f|B45f|B46f"),
        (DicomTag.ConvolutionKernel, "B50f|B60f|B60s|B70f|B70s|B75f|B80f|B80s|B08s|B19f|H30s|H31s|H40s|H60s|H70h|I26f|I30f|I31f|I40f|I41f|I50f|I70f|J30s|J37f"),
        (DicomTag.ConvolutionKernel, "J45s|D30f|Bf37|Bf39|Br36d|Br38f|Br40d|Br40f|Br44|Br49d|Br59d|Br64|Bl57d|Bl64|Bv36d|Bv40|Bv49d|Hr32h|Hr38|Hc40|Hv44|Qr36"),
        (DicomTag.ConvolutionKernel, "Qr40|Qr59d|Ur73|Tr20f|T20f|T20s|T80f|U30f|U75u|U90u|S80f|A|B|C|D|E|F|L|YA|YB|YC|YD|UA|UB|EB|EC|CB|SA|FC01|FC02|FC03|FC05"),
        (DicomTag.ConvolutionKernel, "FC07|FC08|FC10|FC12|FC13|FC18|FC30|FC50|FC51|FC52|FC55|FC81|FC86|FL01|FL03|FL04|B_SOFT_B|B_SHARP_C|B_VSHARP_C|H_SOFT_B"),
        (DicomTag.ConvolutionKernel, "XYZ Gauss5.00|XYZ Gaussian5.00|XYZGAUSSIAN2.00|All-pass|Gaussian|HANN 4.00|11"),
        (DicomTag.FilterType, "BODY FILTER|HEAD FILTER|LARGE BOWTIE FIL|MEDIUM FILTER|SMALL FILTER|FLAT|WEDGE|LARGE|BUTTERFLY|NONE|0|STRIP|AIR FILTER"),
        (DicomTag.FilterType, "PED BODY FILTER|Cardiac Large"),
        (DicomTag.SoftwareVersions, "syngo CT 2012B|syngo CT VA48A|VA44A|VB20B|syngo MR B17|syngo MR E11|syngo MR XA30|syngo CT VB20A_SP3|gmp_vct.42"),
        (DicomTag.SoftwareVersions, "gmp_hde.57|sles_hde.57|07MW18.4|10MW13.5|MR Software release:DV26.0_R03|V4.86ER003|V3.51*P25|V6.04ER010|3.2.3|4.1.3"),
        (DicomTag.SoftwareVersions, "4.1.3.2|5.3.1.0|1.4.2|2.6.3.9|coreload.81|H3.1M5|R6.1|VIA 5.2|1.0|2.0|VE11C"),
        (DicomTag.SequenceName, "*tfl3d1_16ns|*tfl3d1_ns|*tfl3d1|*tse2d1_15|*tse2d1_16|*tse2d1_5|*tse2d1rr21|*fl3d1_ns|*fl3d1r|*fl2d1|*fl3d1|*ep_b0"),
        (DicomTag.SequenceName, "*ep_b50|*ep_b50t|*ep_b400t|*ep_b800t|*ep_b1000|*ep_b1000#3|*se2d1|*tir2d1_7|*tir2d1_16|*spcR_282ns|*spc3d1_240|*h2d1_256"),
        (DicomTag.SequenceName, "*ep2d1_64|*swi3d1r|*qtir2d1_3|*fl2d1r"),
        (new(0x0018, 0x9005), "FSE|SSFSE|efgre3d|fgre|bravo|LAVA|epi2|TSE|FFE|T1TFE|se|*tse2d1_15|memp|3D FSPGR"),
        (new(0x0018, 0x1250), "HE1-4|SP4-6|BO1|HEA;HEP|HNS|8HRBRAIN|8NVHEAD_A|32Ch Head|QUADKNEE|BODY|C-GE_HNS NV|SENSE-Head-8|Q-Body|MULTI COIL"),
        (new(0x0018, 0x1250), "HE1-4;SP1|Head_32|TORSOPA|SENSE-NV-16|BODY COIL|Matrix"),
        (DicomTag.ReconstructionMethod, "OSEM|OSEM3D 4i21s|PSF+TOF 3i21s|TrueX|VPFX|VPFX-S|3D-RAMLA|BLOB-OS-TF|OSEM2D 4i8s|PSF 4i14s|QCFX|3D IR"),
        (DicomTag.ReconstructionMethod, "Filtered Back Projection|3D Kinahan - Rogers"),
        (DicomTag.AttenuationCorrectionMethod, "measured|CTAC|CTAC-SG|MEASURED,AC|NONE|CT map|measured,CTAC"),
        (DicomTag.ScatterCorrectionMethod, "Model-based|SS-SIMUL|Convolution subtraction|NONE|Model-based, relative scaling"),
        (DicomTag.RandomsCorrectionMethod, "DLYD|SING|NONE|SINGLES"),
        (DicomTag.RescaleType, "HU|US|OD|Z_EFF|NORMALIZED|BQML|HU_MOD|OD REL"),
        (DicomTag.PositionReferenceIndicator, "XY|OM|SN|IC|XX"),
        (DicomTag.WindowCenterWidthExplanation, "WINDOW1|WINDOW2|LUNG|BRAIN|Algo1|NORMAL|HARDER|SOFTER|Mediastinum|ABDOMEN|BONE"),
        (DicomTag.ImagedNucleus, "1H|31P|H1|13C|129XE|23NA"),
    ];

    private static readonly (string Text, string[] Words)[] Strangers =
    [
        ("Jane Doe", ["Jane", "Doe"]), ("KOWALSKI", ["KOWALSKI"]), ("Dr. Stone", ["Stone"]), ("MILLER_KARL", ["MILLER", "KARL"]), ("SMITH GEMS", ["SMITH"]), ("1961-03-04", ["1961"]),
        ("04.03.1961", ["1961"]), ("4.3.61", ["4.3"]), ("61.03.04", ["61.03"]), ("19610304", ["1961"]), ("03/04/61", ["03", "61"]), ("555-010-4477", ["555", "4477"]), ("06.12.34.56.78", ["34.56"]),
        ("0171 2345", ["0171", "2345"]), ("MRN 00471193", ["0047"]), ("47-11-93", ["47", "93"]), ("A0047119", ["A004"]), ("AB4711C", ["AB47"]), ("CT-47-11-93", ["47", "93"]), ("1961", ["1961"]), ("47 11 93", ["47", "93"]),
    ];

    private static readonly (uint Tag, string VR)[] Places =
    [
        (0x00080070, "LO"), (0x00081090, "LO"), (0x00181210, "SH"), (0x00181160, "SH"), (0x00181020, "LO"), (0x00201040, "LO"), (0x00281055, "LO"), (0x00281054, "LO"), (0x00181250, "SH"), (0x00181251, "SH"),
        (0x00180024, "SH"), (0x00189005, "SH"), (0x00189320, "SH"), (0x00283003, "LO"), (0x00189100, "CS"), (0x00620009, "LO"), (0x00541100, "CS"), (0x00541101, "LO"), (0x00541103, "LO"), (0x00541105, "LO"),
        (0x00180022, "CS"), (0x00080008, "CS"), (0x00180021, "CS"), (0x00180020, "CS"), (0x00185100, "CS"), (0x00189344, "CS"), (0x00189323, "CS"), (0x00200060, "CS"), (0x00180015, "CS"), (0x00281040, "CS"), (0x00541001, "CS"),
    ];

    [Fact]
    public void What_scanners_write_stays()
    {
        var values = Real.SelectMany(r => r.Values.Split('|').Select(v => (r.Tag, Value: v))).ToList();
        values.Count.ShouldBeGreaterThan(450);
        values.Where(v => TechnicalText.Clean(v.Tag, v.Value, Nobody) != v.Value).Select(v => $"{v.Tag} {v.Value}").ShouldBeEmpty();
    }

    [Fact]
    public void Terms_of_scanners_stay()
    {
        foreach (var (tag, codes) in new[]
        {
            (DicomTag.ImageType, @"ORIGINAL\PRIMARY\AXIAL\CT_SOM5 SPI"), (DicomTag.ImageType, @"DERIVED\SECONDARY\MPR\CSA MPR"), (DicomTag.ImageType, @"ORIGINAL\PRIMARY\M\ND\NORM\MOSAIC"), (DicomTag.ImageType, @"ORIGINAL\PRIMARY\AXIAL\HELIX"),
            (new DicomTag(0x0018, 0x0022), "HELICAL MODE"), (new(0x0018, 0x0022), @"FAST_GEMS\SAT_GEMS\FS"), (new(0x0018, 0x0021), @"SK\SP\MP"), (new(0x0018, 0x0020), @"SE\IR"), (new(0x0018, 0x5100), "HFS"), (DicomTag.Modality, "CTPROTOCOL"),
            (new(0x0020, 0x0020), @"L\PF"), (DicomTag.BodyPartExamined, "WHOLE BODY"), (new(0x0040, 0xDB00), "1500"), (new(0x0062, 0x0001), "FRACTIONAL"), (new(0x3006, 0x0042), "CLOSED_PLANAR"), (new(0x0018, 0x9323), "XYZ_EC"),
        })
        {
            System.Text.Encoding.ASCII.GetString(KeptCode.Of(tag, System.Text.Encoding.ASCII.GetBytes(codes), Nobody) ?? []).ShouldBe(codes);
        }
    }

    [Theory]
    [InlineData("basic")]
    [InlineData("public")]
    [InlineData("research")]
    public void Strangers_go_from_every_attribute_of_technique_at_every_level(string profile)
    {
        var failures = new List<string>();
        foreach (var ((text, words), place) in Strangers.SelectMany(s => Places.Select(p => (s, p))))
        {
            DicomVR.TryParse(place.VR, out var vr).ShouldBeTrue();
            var tag = new DicomTag((ushort)(place.Tag >> 16), (ushort)place.Tag);
            foreach (var depth in new[] { 0, 1, 3 })
            {
                var file = Plant.In(DicomTag.PatientName, DicomVR.PN, depth);
                var value = System.Text.Encoding.ASCII.GetBytes(vr == DicomVR.CS ? text.ToUpperInvariant() : text);
                Plant.Level(file.Dataset, depth).AddOrUpdate(new DicomElement(tag, vr!, value.Length % 2 == 0 ? value : [.. value, (byte)' ']));
                new Deidentification(DeidentificationProfile.BuiltIn(profile)!, Key).Apply(file, out var result).ShouldBeNull();
                var left = string.Join('\\', Plant.Level(result!.Dataset, depth).GetStrings(tag));
                failures.AddRange(words.Where(w => left.Contains(w, StringComparison.OrdinalIgnoreCase)).Select(w => $"{w} in {tag} at {depth}: {left}"));
            }
        }

        failures.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("SCT", "74964007", true)] // Other
    [InlineData("SCT", "39607008", true)] // Lung structure
    [InlineData("SCT", "363698007", true)] // Finding site
    [InlineData("SCT", "39607009", false)]
    [InlineData("SCT", "5550104477", false)]
    [InlineData("SCT", "19610304", false)]
    [InlineData("DCM", "121071", true)]
    [InlineData("DCM", "CT", true)]
    [InlineData("DCM", "471193", false)]
    [InlineData("DCM", "DOE", false)]
    [InlineData("SRT", "T-D0050", true)]
    [InlineData("SRT", "G-A100", true)]
    [InlineData("SRT", "AB-471193", false)]
    [InlineData("LN", "25045-6", true)]
    [InlineData("LN", "25045-7", false)]
    [InlineData("UCUM", "mm2", true)]
    [InlineData("UCUM", "[hnsf'U]", true)]
    [InlineData("UCUM", "{SUVbw}g/ml", true)]
    [InlineData("UCUM", "g/ml{SUVbw}", true)]
    [InlineData("UCUM", "10*3/uL", true)]
    [InlineData("UCUM", "mGy.cm", true)]
    [InlineData("UCUM", "{ratio}", true)]
    [InlineData("UCUM", "1", true)]
    [InlineData("UCUM", "Kowalski", false)]
    [InlineData("UCUM", "{Jane Doe}", false)]
    [InlineData("UCUM", "5550104477", false)]
    [InlineData("99PMP", "1234", false)]
    public void Codes_stay_where_their_scheme_has_them(string scheme, string value, bool stays) => CodeForms.Has(scheme, value).ShouldBe(stays);

    [Theory]
    [InlineData("1.2.840.10008.5.1.4.1.1.2", true)]
    [InlineData("1.2.840.10008.1.2.1", true)]
    [InlineData("1.2.840.10008.1.4.1.1", true)]
    [InlineData("1.2.840.10008.6.1.22", true)]
    [InlineData("1.2.840.10008.6.1.471193", false)]
    [InlineData("1.2.840.10008.19610304", false)]
    [InlineData("1.2.840.10008.5.1.4.1.1.2.4711", false)]
    public void Registered_UIDs_alone_are_the_standard_s(string uid, bool isKnown) => KnownUids.IsOfStandard(uid).ShouldBe(isKnown);
}
