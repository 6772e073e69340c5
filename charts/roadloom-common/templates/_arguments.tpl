{{- /* Arguments that every job takes. */ -}}
{{- define "roadloom.sharedArgs" -}}
- --warehouse
- {{ .Values.warehouse | quote }}
- --catalog
- {{ .Values.catalog | quote }}
{{- if .Values.catalogProperties }}
- --catalog-properties
- {{ .Values.catalogProperties | toJson | quote }}
{{- end }}
- --region
- {{ .Values.region | quote }}
- --hash-images
- {{ .Values.hashImages | quote }}
{{- if .Values.drivePattern }}
- --drive-pattern
- {{ .Values.drivePattern | quote }}
{{- end }}
{{- if .Values.rig }}
- --rig
- file:///opt/roadloom/rig/rig.yaml
{{- end }}
{{- end -}}
